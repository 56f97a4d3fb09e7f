import { browserStorage } from './storage'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'theme'
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
let wanted = $state<Theme>(browserStorage.read<Theme>(key) ?? 'system')

/** The look of this device: as the system has it, or as chosen here. Set before anything is drawn. */
export const theme = {
  get wanted() {
    return wanted
  },
  choose(choice: Theme) {
    wanted = choice
    browserStorage.write(key, choice)
    apply()
  },
}

prefersDark.addEventListener('change', apply)
apply()

function apply() {
  const isDark = wanted === 'dark' || (wanted === 'system' && prefersDark.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper')
  if (paper) document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper.trim())
}
