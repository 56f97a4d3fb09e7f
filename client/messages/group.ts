import { say } from '../lib/messages.svelte'
import group from './en/group.json'

say(group)
