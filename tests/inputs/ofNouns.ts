import type { Inputs } from '../requests'
import { channels } from './channels'
import { consultations } from './consultations'
import { documents } from './documents'
import { glossary } from './glossary'
import { groups } from './groups'
import { heldPosts } from './heldPosts'
import { house } from './house'
import { hiding } from './hiding'
import { moves } from './moves'
import { orders } from './orders'
import { reaches } from './reaches'
import { redactions } from './redactions'
import { removals } from './removals'
import { reports } from './reports'
import { suspensions } from './suspensions'
import { transfers } from './transfers'

/** The inputs of all nouns that have a file here. */
export const ofNouns: Inputs = {
  ...channels,
  ...consultations,
  ...documents,
  ...glossary,
  ...groups,
  ...heldPosts,
  ...house,
  ...hiding,
  ...moves,
  ...orders,
  ...reaches,
  ...redactions,
  ...removals,
  ...reports,
  ...suspensions,
  ...transfers,
}
