import { networkChairs, networkMembers } from '../db/seeds/members'
import { seedNetwork } from '../db/seeds/network'
import { start } from './start'
import { inTerminal } from './terminal'

await inTerminal({}, (config) => start(config, ({ db }) => seedNetwork(db, 'network', networkMembers, networkChairs)))
