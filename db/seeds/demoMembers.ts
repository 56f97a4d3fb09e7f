import type { MemberSeed } from './members'

/** Invented institutions, the only ones that ever say anything in demo data and in tests. */
export const demoMembers: MemberSeed[] = (
  [
    ['AX', 'Alpha', 'Demo-NPM Alpha', 'full'],
    ['BX', 'Beta', 'Демо НПМ Бета', 'full'],
    ['GX', 'Gamma', 'Δοκιμαστικός ΕΜΠ Γάμμα', 'full'],
    ['DX', 'Delta', 'MKP Demo Delta', 'full'],
    ['EX', 'Epsilon', 'Демо НПМ Епсилон', 'observer'],
  ] as const
).map(([code, letter, ownName, status]) => ({
  code,
  status,
  name: `Demo NPM ${letter}`,
  ownName,
  npm: 'NPM',
  founder: status === 'full',
}))
