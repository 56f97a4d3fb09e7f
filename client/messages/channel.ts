import { say } from '../lib/messages.svelte'
import channel from './en/channel.json'

say(channel)
