import { expect, test } from 'vitest'
import { openForum } from './forum'
import { ask } from './requests'

const form = { places: ['prison'] }

test('what is being written is there on another device, and goes when it was sent', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'A question')
  const key = `thread:${thread.id}`
  const phone = ada.newPage()
  await phone.open()

  ada.forum.drafts.write(key, { text: 'Half a sent', form })
  expect(ada.forum.drafts.get(key)).toMatchObject({ text: 'Half a sent' })
  await ada.forum.drafts.save(key)
  await expect.poll(() => phone.drafts.get(key)).toMatchObject({ text: 'Half a sent', form })
  phone.drafts.write(key, { text: 'Half a sentence, and the rest', form })
  await phone.drafts.save(key)
  await expect.poll(() => ada.forum.drafts.get(key)?.text).toBe('Half a sentence, and the rest')

  await ada.forum.drafts.discard(key)
  await expect.poll(() => phone.drafts.get(key)?.text).toBe('')
  const fresh = ada.newPage()
  await fresh.open()
  expect((await fresh.drafts.open(key))?.text ?? '').toBe('')
  ;[phone, fresh].forEach((page) => page.leave())
  await ada.isInSync()
})

test('a device that was away hears of drafts when it is back', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const phone = ada.newPage()
  await phone.open()
  await expect.poll(() => phone.live.status).toBe('online')
  forum.app.house.realtime.cut([{ personId: ada.id, signedOut: {} }])()
  ada.forum.drafts.write('ask', { text: 'Written meanwhile', form: {} })
  await ada.forum.drafts.save('ask')
  await expect.poll(() => phone.drafts.get('ask')?.text).toBe('Written meanwhile')
  phone.leave()
  await ada.isInSync()
})

test('what a device could not send yet comes first after a reload, and is sent then', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  ada.forum.drafts.write('ask', { text: 'Typed a moment before the crash', form: {} })
  await ada.reopens()
  expect((await ada.forum.drafts.open('ask'))?.text).toBe('Typed a moment before the crash')
  await ada.forum.drafts.save('ask')
  const reply = await ask(forum, 'openDraft', { key: 'ask' }, ada.cookie)
  expect(reply.json()).toMatchObject({ text: 'Typed a moment before the crash' })
  await ada.isInSync()
})

test('nobody sees a draft of someone else', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben')]
  ada.forum.drafts.write('ask', { text: 'Not yet', form: {} })
  await ada.forum.drafts.save('ask')
  expect((await ask(forum, 'openDraft', { key: 'ask' }, ben.cookie)).json()).toBeNull()
  expect(ben.forum.drafts.get('ask')).toBeUndefined()
  await ben.isInSync()
})

test('what was left unsent here yields to what was written elsewhere since, and is offered', async () => {
  const { forum, ada, phone, key } = await openTwoDevices()
  ada.forum.drafts.write(key, { text: 'From the desk', form: {} })
  ada.forum.leave()
  phone.drafts.write(key, { text: 'From the phone, later', form })
  await phone.drafts.save(key)

  await ada.reopens()
  await ada.forum.drafts.open(key)

  expect(ada.forum.drafts.get(key)).toMatchObject({ text: 'From the phone, later', form })
  expect(ada.forum.drafts.other(key)?.text).toBe('From the desk')
  await ada.reopens()
  await ada.forum.drafts.open(key)
  ada.forum.drafts.takeOther(key)
  expect(ada.forum.drafts.get(key)?.text).toBe('From the desk')
  expect(ada.forum.drafts.other(key)).toEqual({ text: 'From the phone, later', form })
  await ada.forum.drafts.save(key)
  expect((await ask(forum, 'openDraft', { key }, ada.cookie)).json()).toMatchObject({ text: 'From the desk' })
  ada.forum.drafts.dropOther(key)
  expect(ada.forum.drafts.other(key)).toBeUndefined()
  await ada.isInSync()
})

test('what was typed here last stays, and what another device saved before that is offered', async () => {
  const { forum, ada, phone, key } = await openTwoDevices()
  const desk = forum.visitor(ada.cookie)
  await desk.forum.open()
  // The desk never hears of it: its connection is away, and its page closed before that is back.
  desk.forum.live.close()
  phone.drafts.write(key, { text: 'From the phone', form: {} })
  await phone.drafts.save(key)
  desk.forum.drafts.write(key, { text: 'From the desk, later', form: {} })
  desk.forum.drafts.clear()

  await desk.reopens()
  await desk.forum.drafts.open(key)

  expect(desk.forum.drafts.get(key)?.text).toBe('From the desk, later')
  expect(desk.forum.drafts.other(key)?.text).toBe('From the phone')
  await desk.forum.drafts.save(key)
  await expect.poll(() => phone.drafts.get(key)?.text).toBe('From the desk, later')
  await desk.isInSync()
})

test('writing on two devices at once loses neither; one’s own saved draft is never offered', async () => {
  const { ada, phone, key } = await openTwoDevices()
  // The event is there before the answer.
  const quick = ada.fetch
  ada.fetch = async (...asked) => {
    const answer = await quick(...asked)
    await new Promise((resolve) => setTimeout(resolve, 150))
    return answer
  }
  await ada.reopens()
  await expect.poll(() => ada.forum.live.status).toBe('online')
  for (const text of ['One', 'One two', 'One two three']) {
    ada.forum.drafts.write(key, { text, form: {} })
    const saving = ada.forum.drafts.save(key)
    await new Promise((resolve) => setTimeout(resolve))
    ada.forum.drafts.write(key, { text: text.toUpperCase(), form: {} })
    await saving
  }
  await ada.forum.drafts.save(key)
  await expect.poll(() => phone.drafts.get(key)?.text).toBe('ONE TWO THREE')
  expect(ada.forum.drafts.other(key)).toBeUndefined()

  phone.drafts.write(key, { text: 'Something else', form: {} })
  ada.forum.drafts.write(key, { text: 'Mine', form: {} })
  await phone.drafts.save(key)
  await expect.poll(() => ada.forum.drafts.other(key)?.text).toBe('Something else')
  expect(ada.forum.drafts.get(key)?.text).toBe('Mine')
  await ada.forum.drafts.save(key)
  await ada.isInSync()
})

async function openTwoDevices() {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'A question')
  const other = forum.visitor(ada.cookie)
  await other.forum.open()
  return { forum, ada, phone: other.forum, key: `thread:${thread.id}` }
}

test('two drafts become one when their threads do: all that was written, and the files of both', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator' }), await forum.join('ada')]
  const [one, two] = [await ada.asks('consultations', 'One'), await ada.asks('consultations', 'Two')]
  const long = (word: string) => `${word} `.repeat(2_000).trim()
  const [first, second] = [{ id: crypto.randomUUID() }, { id: crypto.randomUUID() }]
  const drafts = ada.forum.drafts
  drafts.write(`thread:${one.id}`, { text: long('zebra'), form: { files: [first] } })
  drafts.write(`thread:${two.id}`, { text: long('quagga'), form: { files: [second], parentId: null } })
  for (const { id } of [one, two]) await drafts.save(`thread:${id}`)
  await mia.orders.merge(two.id, one.id)
  await expect.poll(() => drafts.get(`thread:${one.id}`)?.text).toBe(`${long('zebra')}\n\n${long('quagga')}`)
  expect(drafts.get(`thread:${one.id}`)!.form).toEqual({ files: [first, second], parentId: null })
  await mia.isInSync()
  await ada.isInSync()
})
