import { Type, type Static } from 'typebox'
import { Slug } from './common'

/** Kinds of places and topics a thread can be about. Slugs are stable, names can be edited. */
export const Taxonomy = Type.Object({
  places: Type.Array(Type.Object({ slug: Slug, name: Type.String() })),
  topicGroups: Type.Array(
    Type.Object({
      slug: Slug,
      name: Type.String(),
      topics: Type.Array(Type.Object({ slug: Slug, name: Type.String() })),
    }),
  ),
})
export type Taxonomy = Static<typeof Taxonomy>
