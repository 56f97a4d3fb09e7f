import type { MemberSeed } from './members'

/** Invented institutions, the only ones that ever say anything in demo data and in tests. */
export const demoMembers: MemberSeed[] = (
  [
    ['AX', 'NPM Alpha', 'Demo-NPM Alpha', 'full'],
    ['BX', 'NPM Beta', 'Демо НПМ Бета', 'full'],
    ['GX', 'NPM Gamma', 'Δοκιμαστικός ΕΜΠ Γάμμα', 'full'],
    ['DX', 'NPM Delta', 'MKP Demo Delta', 'full'],
    ['EX', 'NPM Epsilon', 'Демо НПМ Епсилон', 'observer'],
    ['ZX', 'Partner Zeta', 'Partenaire Démo Zêta', 'partner'],
  ] as const
).map(([code, name, ownName, status]) => ({
  code,
  status,
  name: `Demo ${name}`,
  ownName,
  npm: status === 'partner' ? '' : 'NPM',
  founder: status === 'full',
}))
