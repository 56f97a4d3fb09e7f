import type { MemberStatus } from '../../contract/kinds'

/** The network as its public papers name it; an administrator can edit all of it. */
export const networkMembers = [
  full('AL', "People's Advocate of the Republic of Albania", 'Avokati i Popullit', 'MKPT', { founder: true }),
  full('AT', 'Austrian Ombudsman Board', 'Volksanwaltschaft', 'NPM'),
  full('BG', 'Ombudsman of the Republic of Bulgaria', 'Омбудсман на Република България', 'НПМ'),
  full('HR', 'Ombudswoman of the Republic of Croatia', 'Pučka pravobraniteljica', 'NPM', { founder: true }),
  full('GR', 'The Greek Ombudsman', 'Συνήγορος του Πολίτη', 'ΕΜΠ'),
  full('HU', 'Commissioner for Fundamental Rights of Hungary', 'Alapvető Jogok Biztosa', 'OPCAT NMM'),
  full(
    'ME',
    'Protector of Human Rights and Freedoms of Montenegro',
    'Zaštitnik ljudskih prava i sloboda Crne Gore',
    'NPM',
    { founder: true },
  ),
  full('MK', 'Ombudsman of the Republic of North Macedonia', 'Народен правобранител / Avokati i Popullit', 'НПМ', {
    founder: true,
  }),
  full('RO', "People's Advocate of Romania", 'Avocatul Poporului', 'MNP'),
  full('RS', 'Protector of Citizens of the Republic of Serbia', 'Заштитник грађана / Zaštitnik građana', 'НПМ', {
    founder: true,
  }),
  full('SI', 'Human Rights Ombudsman of the Republic of Slovenia', 'Varuh človekovih pravic', 'DPM', { founder: true }),
  observer(
    'BA',
    'Institution of Human Rights Ombudsman of Bosnia and Herzegovina',
    'Institucija ombudsmana / Институција омбудсмана',
    '',
  ),
  observer('XK', 'Ombudsperson Institution of Kosovo*', 'Institucioni i Avokatit të Popullit', 'NPM'),
  partner('APT', 'Association for the Prevention of Torture', 'Association pour la prévention de la torture'),
  partner(
    'CPT',
    'European Committee for the Prevention of Torture',
    'Comité européen pour la prévention de la torture',
  ),
  partner('COE', 'Council of Europe', "Conseil de l'Europe"),
  partner(
    'SPT',
    'United Nations Subcommittee on Prevention of Torture',
    'Sous-Comité des Nations Unies pour la prévention de la torture',
  ),
]

/** Who chaired the network in which year; the first term was 2013 and 2014. Later years are not recorded. */
export const networkChairs: [year: number, code: string][] = [
  ...([
    [2013, 'SI'],
    [2014, 'SI'],
    [2015, 'AL'],
    [2016, 'AT'],
    [2017, 'RS'],
    [2018, 'ME'],
    [2019, 'MK'],
  ] as const),
  ...([
    [2020, 'HR'],
    [2021, 'HU'],
    [2022, 'AT'],
    [2023, 'GR'],
    [2024, 'BG'],
  ] as const),
].map(([year, code]) => [year, code])

export interface MemberSeed {
  code: string
  name: string
  ownName: string
  npm: string
  status: MemberStatus
  founder: boolean
}

function full(code: string, name: string, ownName: string, npm: string, { founder = false } = {}): MemberSeed {
  return { code, name, ownName, npm, status: 'full', founder }
}

function observer(code: string, name: string, ownName: string, npm: string): MemberSeed {
  return { code, name, ownName, npm, status: 'observer', founder: false }
}

/** Asked for help now and then: a guest of the network, who sees the threads that are opened to it. */
function partner(code: string, name: string, ownName: string): MemberSeed {
  return { code, name, ownName, npm: '', status: 'partner', founder: false }
}
