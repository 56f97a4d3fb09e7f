import type { MemberSeed } from './members'

/** Invented institutions, the only ones that ever say anything in demo data and in tests. */
export const demoMembers: MemberSeed[] = (
  [
    ['AX', 'Alpha', 'full'],
    ['BX', 'Beta', 'full'],
    ['GX', 'Gamma', 'full'],
    ['DX', 'Delta', 'full'],
    ['EX', 'Epsilon', 'observer'],
  ] as const
).map(([code, letter, status]) => ({
  code,
  status,
  name: `Demo NPM ${letter}`,
  ownName: `Demo NPM ${letter}`,
  npm: 'NPM',
  founder: status === 'full',
}))
