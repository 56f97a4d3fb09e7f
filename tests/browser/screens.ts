import type { Page } from 'playwright-core'
import { go, openDocument, openTab, openThread, search } from './going'

/** A screen of the demo, filled: who looks at it, and how they get there. */
export interface Screen {
  name: string
  /** The beginning of a persona's name; undefined: nobody is signed in. */
  as?: string
  /** Not of the demo, but of a network that has been founded and has no people yet. */
  isReal?: true
  arrive(page: Page, base: string): Promise<void>
}

const [mirela, lovro, katarina, besnik] = ['Mirela', 'Lovro', 'Katarína', 'Besnik']

/** Every screen there is. Looked at in both themes, on a phone and on a desk. */
export const screens: Screen[] = [
  { name: 'sign-in-real', isReal: true, arrive: (page, base) => go(page, base, '/', 'Sign in') },
  { name: 'sign-in', arrive: (page, base) => go(page, base, '/', 'Look around as …') },
  { name: 'home', as: lovro, arrive: (page, base) => go(page, base, '/', 'What waits for us') },
  {
    name: 'channel',
    as: mirela,
    arrive: async (page, base) => {
      await go(page, base, '/channels/consultations', 'Consultations')
      await page
        .getByText(/Minimum living space/)
        .first()
        .waitFor()
    },
  },
  { name: 'thread', as: lovro, arrive: (page, base) => openThread(page, base, /^Doctor's examination/) },
  { name: 'thread-new', as: mirela, arrive: (page, base) => openThread(page, base, /^Doctor's examination/) },
  { name: 'comparison', as: mirela, arrive: (page, base) => openThread(page, base, /^Minimum living/) },
  { name: 'comparison-answers', as: mirela, arrive: (page, base) => openTab(page, base, /^Minimum living/, 'Answers') },
  { name: 'comparison-summary', as: mirela, arrive: (page, base) => openTab(page, base, /^Minimum living/, 'Summary') },
  { name: 'answering', as: katarina, arrive: answering },
  { name: 'ask', as: mirela, arrive: (page, base) => go(page, base, '/ask', 'Ask a question') },
  { name: 'ask-where', as: mirela, arrive: askWhere },
  { name: 'search', as: mirela, arrive: search },
  { name: 'search-document', as: mirela, arrive: (page, base) => search(page, base, 'declaration') },
  { name: 'library-document', as: mirela, arrive: openDocument },
  { name: 'directory', as: mirela, arrive: (page, base) => go(page, base, '/directory', 'Directory') },
  ...views('/directory', 'Directory', mirela, ['people', 'groups', 'chairs']),
  { name: 'library', as: mirela, arrive: (page, base) => go(page, base, '/library?order=review', 'Library') },
  ...views('/library', 'Library', katarina, ['documents']),
  {
    name: 'library-document-form',
    as: katarina,
    arrive: (page, base) => go(page, base, '/library?view=documents&document=new', 'Library'),
  },
  { name: 'comparison-faded', as: mirela, arrive: (page, base) => openTab(page, base, /^Registers in/, 'Answers') },
  { name: 'glossary', as: besnik, arrive: (page, base) => go(page, base, '/glossary?q=izolacij', 'Glossary') },
  { name: 'glossary-suggestions', as: besnik, arrive: suggestion },
  { name: 'glossary-form', as: mirela, arrive: suggesting },
  { name: 'glossary-word', as: lovro, arrive: wordOfGlossary },
  { name: 'member', as: mirela, arrive: (page, base) => go(page, base, '/directory/members/BX', 'Demo NPM Beta') },
  { name: 'me', as: mirela, arrive: (page, base) => go(page, base, '/me', 'Me') },
  { name: 'administration', as: katarina, arrive: administration },
  ...views('/administration', 'Administration', katarina, ['people', 'members', 'groups', 'chairs', 'log']),
  { name: 'moderation', as: besnik, arrive: (page, base) => go(page, base, '/moderation', 'Moderation') },
  ...views('/moderation', 'Moderation', besnik, ['waiting']),
  { name: 'group-log', as: mirela, arrive: groupLog },
  { name: 'group-convenor', as: mirela, arrive: groupConvenor },
  { name: 'invitation-to-groups', as: katarina, arrive: invitationToGroups },
  { name: 'welcome', as: katarina, arrive: welcome },
  { name: 'nothing', as: mirela, arrive: (page, base) => go(page, base, '/nowhere', 'There is nothing here') },
]

async function answering(page: Page, base: string) {
  await go(page, base, '/', 'What waits for us')
  await page
    .getByRole('link', { name: /^Answer “/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
}

async function askWhere(page: Page, base: string) {
  await go(page, base, '/ask', 'Ask a question')
  await page.getByLabel('Title').fill('How do you examine the night shift?')
  await page.getByRole('textbox', { name: 'Question' }).fill('We would like to know **how often**, and who goes.')
  await page.getByRole('button', { name: 'Next: to whom' }).click()
  await page.getByRole('radio').first().check()
  await page.getByText('Who will read this:').waitFor()
}

async function suggestion(page: Page, base: string) {
  const words = [{ language: 'en', text: `roll call ${crypto.randomUUID()}` }]
  const data = { id: crypto.randomUUID(), ofId: null, definition: 'Everyone is counted.', words }
  await page.request.post(`${base}/api/glossary/terms`, { headers: { origin: base }, data })
  await go(page, base, '/glossary?view=suggestions', 'Glossary')
  await page.getByRole('button', { name: 'Accept' }).first().waitFor()
}

async function suggesting(page: Page, base: string) {
  await go(page, base, '/glossary', 'Glossary')
  await page.getByRole('button', { name: 'Suggest a term' }).click()
  await page.getByRole('textbox', { name: 'Word in English' }).waitFor()
}

/** What a word means, beside the text it stands in. */
async function wordOfGlossary(page: Page, base: string) {
  await openThread(page, base, /^Doctor's examination/)
  // Words are marked in what is on screen; the thread opens further down.
  await page.getByRole('article').first().scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'medical examination' }).first().click()
  await page.getByText('ljekarski pregled').first().waitFor()
}

async function administration(page: Page, base: string) {
  await invite(page, base)
  await go(page, base, '/administration', 'Administration')
  await page
    .getByRole('button', { name: /^Withdraw/ })
    .first()
    .waitFor()
}

async function groupLog(page: Page, base: string) {
  await go(page, base, '/directory?view=groups', 'Directory')
  await page.getByRole('link', { name: 'Log of the group' }).click()
  await page.getByText('brought Lovro').waitFor()
}

async function groupConvenor(page: Page, base: string) {
  await go(page, base, '/directory?view=groups', 'Directory')
  await page.getByRole('button', { name: 'Actions for Arta Krelani' }).click()
  await page.getByRole('menuitem', { name: 'Make convenor' }).click()
  await page.getByText(/^Arta Krelani .* will bring people in/).waitFor()
}

async function invitationToGroups(page: Page, base: string) {
  await go(page, base, '/administration', 'Administration')
  await page.getByRole('checkbox', { name: 'Legal group' }).check()
  await page.getByLabel('Last day').scrollIntoViewIfNeeded()
  await page.getByText(/^Whoever takes up this invitation/).waitFor()
}

/** As somebody who was invited sees it first. */
async function welcome(page: Page, base: string) {
  const link = new URL(await invite(page, base))
  await page.context().clearCookies()
  await go(page, base, link.pathname + link.hash, 'Welcome')
  await page.getByRole('button', { name: 'Make my account' }).waitFor()
}

async function invite(page: Page, base: string) {
  const headers = { origin: base }
  const { members } = (await (await page.request.get(`${base}/api/forum`)).json()) as {
    members: { id: string; code: string }[]
  }
  const { id: memberId } = members.find(({ code }) => code === 'GX')!
  const data = { id: crypto.randomUUID(), memberId, email: 'irini@gx.example', role: 'person', groupIds: [] }
  return ((await (await page.request.post(`${base}/api/invitations`, { headers, data })).json()) as { link: string })
    .link
}

/** The parts of a page that are shown one at a time. */
function views(path: string, title: string, as: string, slugs: string[]): Screen[] {
  return slugs.map((slug) => ({
    name: `${title.toLowerCase()}-${slug}`,
    as,
    arrive: (page, base) => go(page, base, `${path}?view=${slug}`, title),
  }))
}

/** Signs in as the persona whose name begins so, or signs out. */
export async function become(page: Page, base: string, name: string | undefined) {
  if (!name) return page.context().clearCookies()
  const headers = { origin: base }
  const personas = (await (await page.request.get(`${base}/api/personas`)).json()) as {
    personId: string
    name: string
  }[]
  const { personId } = personas.find((persona) => persona.name.startsWith(name))!
  await page.request.post(`${base}/api/personas/${personId}/session`, { headers })
}
