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
