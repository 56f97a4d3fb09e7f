import { randomUUID } from 'node:crypto'
import type { Term } from '../../contract/glossary'
import { ask, type Inputs, type Stage } from '../requests'

/** What is suggested, by whom, and what the glossary came with. */
export const glossary: Inputs = {
  listTerms: () => ({}),
  suggestTerm: async ({ stage, on }) => suggestion(on === 'an equivalent' ? (await anAccepted(stage)).id : null),
  editTerm: async ({ stage, on, me }) => {
    const { id: termId, version } = await termFor(stage, on, me)
    return { ...content(), termId, version }
  },
  acceptTerm: async ({ stage, on, me }) => seen(await termFor(stage, on, me)),
  reviewTerm: async ({ stage, on, me }) => ({ ...seen(await termFor(stage, on, me)), reviewed: true }),
  removeTerm: async ({ stage, on, me }) => ({ termId: (await termFor(stage, on, me)).id }),
  restoreTerm: async ({ stage, on, me }) => {
    const { id: termId } = await termFor(stage, on, me)
    await ask(stage.forum, 'removeTerm', { termId }, on === 'oneself' ? me.cookie : stage.secretary.cookie)
    return { termId }
  },
}

const seen = ({ id: termId, version }: Term) => ({ termId, version })

async function termFor(stage: Stage, on: string, me: { id: string; cookie?: string }): Promise<Term> {
  if (on === 'an accepted term') {
    const term = await suggest(stage, stage.stranger.cookie, null)
    return (await ask(stage.forum, 'acceptTerm', seen(term), stage.secretary.cookie)).json<Term>()
  }
  const ofId = on === 'an equivalent' ? (await anAccepted(stage)).id : null
  return suggest(stage, on === 'oneself' ? me.cookie : stage.stranger.cookie, ofId)
}

/** Without one where who asks may suggest none. */
async function suggest({ forum }: Stage, cookie: string | undefined, ofId: string | null) {
  const input = suggestion(ofId)
  const term = (await ask(forum, 'suggestTerm', input, cookie)).json<Term>()
  return term.id ? term : { ...term, id: input.id, version: 1 }
}

async function anAccepted({ forum, secretary }: Stage) {
  const { terms } = (await ask(forum, 'listTerms', {}, secretary.cookie)).json<{ terms: Term[] }>()
  return terms.find(({ state }) => state === 'accepted')!
}

const suggestion = (ofId: string | null) => ({ id: randomUUID(), ofId, ...content() })
const content = () => ({
  definition: 'What it means.',
  words: [{ language: 'en' as const, text: `word ${randomUUID()}` }],
})
