/** No preprocessing: types in Svelte files are plain enough for Svelte itself. */
export default {}
