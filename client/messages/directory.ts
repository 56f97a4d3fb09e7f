import { say } from '../lib/messages.svelte'
import directory from './en/directory.json'

say(directory)
