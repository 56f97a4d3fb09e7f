import { aside, bold, heading, lead, paragraph, run, soft, type Block, type Row, type Section } from './blocks'
import { comparisonOf } from './comparison'
import type { CompiledAnswer, CompiledSummary, Compilation } from './compilation'
import { detailsOf } from './details'
import { readMarkdown } from './markdown'
import { countsOf, dayOf, labelOf, momentOf, standingOf, summaryWordsOf } from './words'

/** A consultation as pages, the same for every format that has any. */
export function sectionsOf(compilation: Compilation): Section[] {
  const isWide = compilation.questions.length > 3
  const sections = [
    { isLandscape: false, blocks: [...frontOf(compilation), ...summaryOf(compilation.summary)] },
    { isLandscape: isWide, blocks: comparisonOf(compilation) },
    { isLandscape: isWide, blocks: detailsOf(compilation) },
    { isLandscape: false, blocks: annexOf(compilation) },
  ]
  return sections.filter(({ blocks }) => blocks.length)
}

const frontOf = (compilation: Compilation): Block[] => [
  { kind: 'title', text: compilation.title },
  ...standingOf(compilation)
    .slice(1)
    .map((text) => aside(soft(`${text}.`))),
  { kind: 'table', look: 'plain', columns: [18, 82], head: null, rows: factsOf(compilation) },
  heading(1, 'Question'),
  ...readMarkdown(compilation.question),
]

function factsOf(compilation: Compilation): Row[] {
  const { asker, askedAt, dueAt, zone, closedAt, again, exportedAt, places, topics } = compilation
  const facts = [
    ['Asked by', `${asker.person}, ${asker.institution}`],
    ['Asked on', dayOf(askedAt, zone)],
    ['Due', `${momentOf(dueAt, zone)} (${zone})`],
    ['Closed', closedAt ? `${momentOf(closedAt, zone)} (${zone})` : ''],
    ['Asked again', again ? `${dayOf(again.at, zone)}: ${again.said} of ${again.asked} confirmed or changed` : ''],
    ['Places', places.join(', ')],
    ['Topics', topics.join(', ')],
    ['Answers', countsOf(compilation)],
    ['Label', labelOf(compilation)],
    ['Exported', `${momentOf(exportedAt, zone)} (${zone})`],
  ] as const
  return facts.filter(([, words]) => words).map(([name, words]) => ({ cells: [[soft(name)], [run(words)]] }))
}

function summaryOf(summary: CompiledSummary | null): Block[] {
  if (!summary) return []
  const paragraphs = summary.paragraphs.flatMap(({ text, sources, isChanged }) => [
    ...readMarkdown(text),
    aside(
      soft(`Rests on: ${sources.join(', ') || 'no answer'}`),
      ...(isChanged ? [bold(' · source changed since')] : []),
    ),
  ])
  const words = summary.words.map(({ institution, code, word }) => ({
    cells: [[bold(code)], [run(institution)], [run(summaryWordsOf[word])]],
  }))
  const said: Block[] = [
    heading(2, 'What the quoted institutions said to this summary'),
    { kind: 'table', look: 'grid', columns: [10, 50, 40], head: names('Code', 'Institution', 'Word'), rows: words },
  ]
  return [heading(1, 'Summary'), ...paragraphs, ...(words.length ? said : [])]
}

const names = (...texts: string[]) => texts.map((text) => [run(text)])

const annexOf = ({ annex, zone }: Compilation): Block[] =>
  annex.length ? [heading(1, 'Annex: the answers'), ...annex.flatMap((answer) => answerOf(answer, zone))] : []

function answerOf({ number, institution, code, text, ...answer }: CompiledAnswer, zone: string): Block[] {
  const released = `version ${answer.version}, released on ${dayOf(answer.releasedAt, zone)}`
  return [
    heading(2, `${number}. ${institution} (${code})`),
    lead(aside(soft(`Focal point: ${answer.focalPoint} · ${released}`), ...(answer.isLate ? [bold(' · late')] : []))),
    ...(text.trim() ? readMarkdown(text, 3) : [paragraph(soft('No text besides the comparison.'))]),
  ]
}
