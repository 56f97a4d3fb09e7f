// What is asked of a forum all day, as addresses: lists, pages, and every kind of search.
import { alsoCommon, common, lessCommon, rarer } from './grow.mjs'

export async function questions(sql) {
  const [channel] = await sql`select id from channels where slug = 'consultations'`
  const [{ place }] = await sql`select place from thread_places limit 1`
  const [{ topic }] = await sql`select topic from thread_topics limit 1`
  const [{ id: personId, member_id: memberId }] =
    await sql`select id, member_id from people where name = 'Person 1' limit 1`
  const [thread] =
    await sql`select id from threads where channel_id = ${channel.id} order by active_at desc offset 5 limit 1`
  const search = (q, filter = '') => `/api/search?q=${encodeURIComponent(q)}${filter}`
  const typo = rarer.slice(0, 2) + rarer.slice(3)
  return [
    ['all threads', '/api/threads'],
    ['threads of a channel', `/api/threads?channelId=${channel.id}`],
    ['threads of a place', `/api/threads?place=${place}`],
    ['threads of a topic', `/api/threads?topic=${topic}`],
    ['unread threads', '/api/threads?unread=true'],
    ['owed by one’s institution', '/api/threads?owed=true'],
    ['asked by one’s institution', '/api/threads?ours=true'],
    ['a page of a thread', `/api/threads/${thread.id}/posts`],
    ['mentions', '/api/mentions'],
    ['desk', '/api/desk'],
    ['library', '/api/library'],
    ['library, longest without a review', '/api/library?order=review'],
    ['library of a place', `/api/library?place=${place}`],
    ['documents', '/api/documents'],
    ['search: a common word', search(common)],
    ['search: a less common word', search(lessCommon)],
    ['search: a rare word', search('needle')],
    ['search: a word that is nowhere', search('qqqqqqqq')],
    ['search: two common words', search(`${common} ${alsoCommon}`)],
    ['search: a common and a rare word', search(`${common} needle`)],
    ['search: a beginning', search(rarer.slice(0, 3))],
    ['search: a phrase', search(`"${common} ${alsoCommon}"`)],
    ['search: nearly so', search(typo)],
    ['search: of the glossary (samica)', search('samica')],
    ['search: of the glossary (izolacija)', search('izolacija')],
    ['search: of the glossary (απομόνωση)', search('απομόνωση')],
    ['search: two of the glossary', search('solitary confinement prison')],
    ['search: from:', search('', `&authorId=${personId}`)],
    ['search: a word from:', search(lessCommon, `&authorId=${personId}`)],
    ['search: member:', search('', `&memberId=${memberId}`)],
    ['search: a word of member:', search(common, `&memberId=${memberId}`)],
    ['search: a word in:', search(lessCommon, `&channelId=${channel.id}`)],
    ['search: place:', search('', `&place=${place}`)],
    ['search: a word of place:', search(common, `&place=${place}`)],
    ['search: a word of topic:', search(lessCommon, `&topic=${topic}`)],
    ['search: label:', search('', '&label=members')],
    ['search: a word of label:', search(common, '&label=members')],
    ['search: before:', search('', '&until=2020-01-10')],
    ['search: a word before:', search(common, '&until=2020-01-10')],
    ['search: a word after:', search(lessCommon, '&since=2020-01-10')],
    ['search: has:file', search('', '&hasFile=true')],
    ['search: a word has:file', search(common, '&hasFile=true')],
    ['search: is:unanswered, where nothing is', search('', '&is=unanswered')],
    ['search: is:closed', search('', '&is=closed')],
    ['search: a word is:closed', search(lessCommon, '&is=closed')],
    ['search in this thread', `/api/threads/${thread.id}/search?q=${common}`],
    ['asked before: common words', `/api/threads/similar?title=${common}+${alsoCommon}+${lessCommon}`],
    ['asked before: words of the glossary', '/api/threads/similar?title=solitary+confinement+of+minors'],
  ]
}
