import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { libraryOf } from '../client/stores/library.svelte'
import { openForum } from './forum'
import { fileOf, pdf } from './sampleFiles'
import type { Someone } from './someone'
import { uploaded } from './uploading'

const channelIn = ({ directory }: Someone, slug: string) => directory.channelBySlug(slug)!.id

test('channels are held in one order, whatever is taken out of where', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator' }), await forum.join('ada')]
  const words = 'Marko Petrović of cell fourteen'
  const slugs = ['consultations', 'full-members'].sort((a, b) => (channelIn(mia, a) < channelIn(mia, b) ? -1 : 1))
  const [first, last] = slugs as [string, string]
  const { id: fileId } = await uploaded(mia, fileOf('a.pdf', pdf))
  const said = {
    kind: 'report' as const,
    title: `On ${words}`,
    datedOn: '2026-01-15',
    note: '',
    places: [],
    topics: [],
  }
  const document = { id: randomUUID(), channelId: channelIn(mia, first), ...said, fileIds: [fileId] }
  await libraryOf(mia.forum).documents.add(document)
  const thread = await ada.asks(last, `Of ${words}`, `It was ${words}.`)
  const { id: postId } = (await mia.opens(thread)).posts[0]!
  const { client } = forum.connection
  let redacting: Promise<unknown> | undefined
  await client.begin(async (sql) => {
    await sql`select from channels where slug = ${first} for no key update`
    redacting = mia.forum.moderation.redact({ postId, words, reason: 'A name.', editedAt: null, elsewhere: true })
    const waiting = async () => (await sql`select from pg_locks where not granted`).length
    await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(0)
    // What comes after it is not held yet: whoever comes from there would wait for us, and we for them.
    await expect(client`select from channels where slug = ${last} for no key update nowait`).resolves.toHaveLength(1)
  })
  await redacting
  for (const each of [mia, ada]) await each.isInSync()
})
