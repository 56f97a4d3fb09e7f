/** The parts of a consultation's page; the first is what it shows by itself. */
export const tabs = ['discussion', 'answers', 'summary'] as const
export type Tab = (typeof tabs)[number]
