import { hidden, legal, narrowed, network, noOne, opened, troika, type Row } from './cells'

/**
 * What is answered where a thread is in a state of its own: opened to a partner, narrowed, hidden, locked, moved into a
 * group, in an archived channel, in one for named persons; and where the partner wrote. Asked in a table of its own
 * (tests/tableOfStates.test.ts), for what a state makes otherwise.
 */
const reading = Object.entries({ opened, narrowed, hidden, troika, locked: network, archived: network, moved: legal })
const ofThreads = [
  'openThread',
  'listPosts',
  'searchThread',
  'listPostVersions',
  'readFile',
  'locatePost',
  'listRedactions',
]
const inStates = (name: string, cells: Record<string, string>): Row[] =>
  Object.entries(cells).map(([on, each]) => [name, on, each])

/** Whoever keeps order where a thread stands now, and nobody else. */
const keeping = {
  opened: '? ---- ++ --- -- ??',
  narrowed: '? --00 0+ 000 00 ??',
  hidden: '? 0000 ++ 000 00 ??',
  archived: '? ---- ++ --0 -- ??',
  moved: '? 00-+ 00 0-0 00 ??',
  troika: '? +0-0 00 000 00 ??',
}
const { hidden: _, ...keepingInSight } = keeping
/** The same, or whoever wrote it: but nobody where the channel is archived. */
const keepingOrOwn = {
  opened: '? +--- ++ --- -- ??',
  narrowed: '? +-00 0+ 000 00 ??',
  hidden: '? 0000 ++ 000 00 ??',
  archived: '? ---- -- --0 -- ??',
  moved: '? 00-+ 00 0-0 00 ??',
  troika: '? +0+0 00 000 00 ??',
}
/** Whoever wrote the post, as long as they read it. */
const own = {
  opened: '? +--- -- --- -- ??',
  guest: '? ---- -- --+ -- ??',
  narrowed: '? +-00 0- 000 00 ??',
  hidden: '? 0000 -- 000 00 ??',
  locked: '? +--- -- --0 -- ??',
  archived: '? +--- -- --0 -- ??',
  moved: '? 00-- 00 0-0 00 ??',
  troika: '? -0+0 00 000 00 ??',
}
const nobodyThere = '? ---- -- --0 -- ??'

export const states: Row[] = [
  ...reading.flatMap(([place, cells]) => ofThreads.map((name): Row => [name, place, cells])),
  ...reading.map(([place, cells]): Row => ['listChanges', `thread ${place}`, cells]),
  ...['listReaders', 'listThreads', 'search'].flatMap((name) =>
    inStates(name, { opened, narrowed, hidden, archived: network, troika }),
  ),
  ...inStates('listChanges', { 'channel opened': opened, 'channel hidden': hidden, 'channel troika': troika }),
  ...inStates('readFile', { guest: opened, 'archived, removed': noOne }),
  ...inStates('markRead', { opened, hidden, archived: network, moved: legal, troika }),
  ...inStates('readChannel', { troika }),

  ...inStates('startThread', {
    opened: '? ++++ ++ ++- ++ ??',
    narrowed,
    hidden,
    archived: nobodyThere,
    troika,
  }),
  ...inStates('writePost', { guest: opened, narrowed, hidden, locked: '? ---- ++ --0 -- ??' }),
  ...inStates('writePost', { archived: nobodyThere, moved: legal, troika }),
  ...inStates('editPost', { ...own, archived: nobodyThere }),
  ...inStates('removePost', own),
  ...inStates('restorePost', { 'guest, removed': own.guest, 'hidden, removed': own.hidden }),
  ...inStates('restorePost', { 'archived, removed': own.archived, 'moved, removed': own.moved }),
  ...inStates('react', {
    guest: opened,
    narrowed,
    hidden,
    locked: network,
    archived: nobodyThere,
    moved: legal,
    troika,
  }),
  ...inStates('unreact', { guest: opened, archived: nobodyThere, troika }),
  ...inStates('reportPost', { guest: opened, narrowed, hidden, archived: network, moved: legal, troika }),
  ...inStates('listPostVersions', { 'opened, removed': noOne, 'moved, removed': noOne }),

  ...['lockThread', 'pinThread'].flatMap((name) => inStates(name, keeping)),
  // To where it is, which is no channel of the list for the others.
  ...inStates('moveThread', { moved: keeping.moved, troika: keeping.troika, archived: nobodyThere }),
  ...['slowThread', 'unpinThread'].flatMap((name) => inStates(name, { troika: keeping.troika, moved: keeping.moved })),
  ...inStates('unlockThread', { locked: '? ---- ++ --0 -- ??', troika: keeping.troika, moved: keeping.moved }),
  ...['editThread', 'answerThread'].flatMap((name) => inStates(name, keepingOrOwn)),
  ...inStates('editThread', { locked: '? +--- ++ --0 -- ??' }),

  ...inStates('hideThread', keepingInSight),
  ...inStates('restoreThread', {
    'troika, hidden': '? +000 00 000 00 ??',
    'moved, hidden': '? 000+ 00 000 00 ??',
  }),
  ...inStates('removeThread', { 'troika, hidden': '? +000 00 000 00 ??', 'moved, hidden': '? 000+ 00 000 00 ??' }),
  ...inStates('splitThread', keeping),
  ...inStates('mergeThread', keepingInSight),
  ...inStates('previewMerge', keepingInSight),

  ...['hidePost', 'redactPost'].flatMap((name) => inStates(name, { ...keeping, guest: keeping.opened })),
  ...['showPost', 'erasePost'].flatMap((name) =>
    inStates(name, {
      'guest, hidden': keeping.opened,
      'moved, hidden': keeping.moved,
      'troika, hidden': keeping.troika,
    }),
  ),
  ...inStates('lookAtPost', {
    'guest, hidden': '? ---- ++ --+ -- ??',
    'hidden, hidden': hidden,
    'moved, hidden': '? 00-+ 00 0-0 00 ??',
    'troika, hidden': '? +0+0 00 000 00 ??',
  }),
  ...inStates('findOccurrences', keeping),
  ...['assignReport', 'noteOnReport', 'decideReport'].flatMap((name) =>
    inStates(name, {
      guest: '? 0000 ++ 000 00 ??',
      hidden: '? 0000 ++ 000 00 ??',
      moved: '? 000+ 00 000 00 ??',
      troika: '? +000 00 000 00 ??',
    }),
  ),
  ...inStates('approvePost', { guest: '? 0000 ++ 000 00 ??', troika: '? +000 00 000 00 ??' }),
  ...inStates('refusePost', { hidden: '? 0000 ++ 000 00 ??', moved: '? 000+ 00 000 00 ??' }),
  ...inStates('refusePost', { troika: '? +000 00 000 00 ??' }),
  ...inStates('previewReach', { troika }),
  ...inStates('previewThreadReach', { troika }),
  ...inStates('narrowThread', { troika }),
]
