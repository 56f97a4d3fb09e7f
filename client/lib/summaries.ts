import type { Answer } from '../../contract/answers'
import type { SummaryWord } from '../../contract/kinds'
import { isChanged, isOutOfSight, type Source } from '../../contract/standing'
import type { Paragraph, Summary } from '../../contract/summaries'

/** How many sources of a summary are otherwise than when they were quoted. */
export const changedIn = (paragraphs: Paragraph[], answers: Answer[]) =>
  paragraphs.flatMap(({ sources }) => sources).filter((source) => isChanged(answers, source)).length

/** A source after somebody looked at it again: what its institution says now. undefined: it says nothing any more. */
export function lookedAgain(answers: Answer[], { answerId }: Source): Source | undefined {
  const quoted = answers.find(({ id }) => id === answerId)
  const now = quoted && latestOf(answers, quoted.memberId)
  return now && sourceOf(now)
}

/** What an institution last said, as long as it can be read. */
export function latestOf(answers: Answer[], memberId: string) {
  const latest = answers.filter((each) => each.memberId === memberId).sort((a, b) => b.number - a.number)[0]
  return latest && !latest.withdrawnAt && !isOutOfSight(latest) ? latest : undefined
}

export const sourceOf = ({ id, changedAt }: Answer): Source => ({ answerId: id, asOf: changedAt })

/** Makes a paragraph rest on an answer, and on no other version of it; or not any more. */
export function toggled(sources: Source[], answers: Answer[], answer: Answer): Source[] {
  if (sources.some(({ answerId }) => answerId === answer.id))
    return sources.filter((each) => each.answerId !== answer.id)
  const isOthers = ({ answerId }: Source) => answers.find(({ id }) => id === answerId)?.memberId !== answer.memberId
  return [...sources.filter(isOthers), sourceOf(answer)]
}

/** The institutions a summary quotes, besides the asker's own: they are asked whether it may stand. */
export function quotedIn(paragraphs: Paragraph[], answers: Answer[], ownMemberId: string | undefined) {
  const ids = paragraphs.flatMap(({ sources }) => sources.map(({ answerId }) => answerId))
  const memberIds = answers.filter(({ id }) => ids.includes(id)).map(({ memberId }) => memberId)
  return [...new Set(memberIds)].filter((id) => id !== ownMemberId)
}

/** The institutions that said the same to a summary; `null`: nothing yet. */
export const whoSaid = ({ words }: Summary, said: SummaryWord | null) =>
  words.filter(({ word }) => word === said).map(({ memberId }) => memberId)

/** Takes back that words were quoted: what was written around them since stays. `source`: that came with them. */
export const unquoted = (paragraphs: Paragraph[], id: string, words: string, source: Source | undefined) =>
  paragraphs
    .map((paragraph) => {
      if (paragraph.id !== id) return paragraph
      const sources = paragraph.sources.filter(({ answerId }) => answerId !== source?.answerId)
      return { ...paragraph, text: paragraph.text.replace(words, '').trimEnd(), sources }
    })
    .filter((paragraph) => paragraph.id !== id || paragraph.text !== '' || paragraph.sources.length > 0)

/** A passage of an answer, as it goes into a paragraph. */
export const quotedPassage = (passage: string, code: string) =>
  `“${passage
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^[“"„]|[”"]$/g, '')}” (${code})`
