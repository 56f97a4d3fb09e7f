import type { Page } from 'playwright-core'

/** A screen of the demo, filled: who looks at it, and how they get there. */
export interface Screen {
  name: string
  /** The beginning of a persona's name; undefined: nobody is signed in. */
  as?: string
  arrive(page: Page, base: string): Promise<void>
}

const [mirela, katarina] = ['Mirela', 'Katarína']

/** Every screen there is. Looked at in both themes, on a phone and on a desk. */
export const screens: Screen[] = [
  { name: 'sign-in', arrive: (page, base) => go(page, base, '/', 'Look around as …') },
  { name: 'home', as: mirela, arrive: (page, base) => go(page, base, '/', 'What waits for us') },
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
  { name: 'thread', as: mirela, arrive: (page, base) => openThread(page, base, /^Doctor's examination/) },
  { name: 'comparison', as: mirela, arrive: (page, base) => openThread(page, base, /^Minimum living/) },
  { name: 'ask', as: mirela, arrive: (page, base) => go(page, base, '/ask', 'Ask a question') },
  { name: 'ask-where', as: mirela, arrive: askWhere },
  { name: 'directory', as: mirela, arrive: (page, base) => go(page, base, '/directory', 'Directory') },
  { name: 'member', as: mirela, arrive: (page, base) => go(page, base, '/directory/members/BX', 'Demo NPM Beta') },
  { name: 'me', as: mirela, arrive: (page, base) => go(page, base, '/me', 'Me') },
]

async function go(page: Page, base: string, path: string, title: string | RegExp) {
  await page.goto(base + path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function openThread(page: Page, base: string, title: RegExp) {
  await page.goto(`${base}/channels/consultations`)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('article').first().waitFor()
}

async function askWhere(page: Page, base: string) {
  await go(page, base, '/ask', 'Ask a question')
  await page.getByLabel('Title').fill('How do you examine the night shift?')
  await page.getByRole('textbox', { name: 'Question' }).fill('We would like to know **how often**, and who goes.')
  await page.getByRole('button', { name: 'Next: to whom' }).click()
  await page.getByRole('radio').first().check()
  await page.getByText('Who will read this:').waitFor()
}

/** Signs in as the persona whose name begins so, or signs out. */
export async function become(page: Page, base: string, name: string | undefined) {
  await page.context().clearCookies()
  if (!name) return
  const headers = { origin: base }
  const personas = (await (await page.request.get(`${base}/api/personas`)).json()) as {
    personId: string
    name: string
  }[]
  const { personId } = personas.find((persona) => persona.name.startsWith(name))!
  await page.request.post(`${base}/api/personas/${personId}/session`, { headers })
}

export { katarina }
