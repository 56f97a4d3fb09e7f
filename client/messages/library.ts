import { say } from '../lib/messages.svelte'
import library from './en/library.json'

say(library)
