import { say } from '../lib/messages.svelte'
import glossary from './en/glossary.json'

say(glossary)
