import { alike, between, capitals, isLong, longestWord, marks, script, smalls, spellings } from '../contract/folding'

/**
 * contract/folding.ts once more, as the function of the database that fills the columns `words`. Its text stands in a
 * migration, as PostgreSQL is to have it; a test says when the two are no longer one.
 */
export function foldingSql(name = 'search_vector'): string {
  return `create function ${name}(said text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
declare
  plain text := lower(btrim(regexp_replace(said, ${characters(between)}, ' ', 'g')) collate "C");
  words text[];
  ways text[];
  way text;
  keys text;
  found text := '';
begin
  if plain = '' then return ''; end if;
  if octet_length(plain) = char_length(plain) then
    ways := array[plain]${ascii()};
  else
    plain := translate(lower(normalize(plain, NFKD) collate "C"), '${capitals}', '${smalls}');
    plain := regexp_replace(plain, '(?:^| )' || ${characters(marks)} || '(?= |$)', '', 'g');
    ways := array[plain, plain, plain, plain];
${written(isLong, groups)}
${spellings.map((_, way) => `    ways[${way + 1}] := regexp_replace(ways[${way + 1}], ${characters(marks)}, '', 'g');`).join('\n')}
${written((pair) => !isLong(pair), groups)}
  end if;
  words := string_to_array(plain, ' ');
  for way in select distinct unnest(ways) loop
    found := found || ' ' || coalesce((
      select string_agg(left(key, ${longestWord}) || ':' || at, ' ') from unnest(words, string_to_array(way, ' '))
        with ordinality as one (word, key, at)
      where key <> '' and word !~ ${characters(`${script.X} ${script.Y}`)}), '');
${(['X', 'Y'] as const).map(apart).join('\n')}
  end loop;
  return found::tsvector;
end $$;`
}

const apart = (kind: 'X' | 'Y') => `    if plain ~ ${characters(script[kind])} then
      keys := ${nested('way', alike[kind])};
      found := found || ' ' || coalesce((
        select string_agg(left('${kind}' || key, ${longestWord}) || ':' || at, ' ')
        from unnest(words, string_to_array(keys, ' ')) with ordinality as one (word, key, at)
        where key <> '' and word ~ ${characters(script[kind])}), '');
    end if;`

type Pairs = (typeof spellings)[number]

/** Where there are only the letters of English: the spellings in which that makes a difference. */
const ascii = () =>
  spellings
    .map((pairs) => pairs.filter(([from, to]) => /^[\0-\x7f]+$/.test(from) && from !== to))
    .filter((pairs, way, all) => pairs.length && all.findIndex((other) => String(other) === String(pairs)) === way)
    .map((pairs) => ` || ${nested('plain', pairs)}`)
    .join('')

/** The letters of one script after the other, so that a text is not looked through for those of another. */
const groups: [points: string | null, isOf: (letters: string) => boolean][] = [
  [script.X, (letters) => /^\p{Script=Cyrillic}/u.test(letters)],
  [script.Y, (letters) => /^\p{Script=Greek}/u.test(letters)],
  [null, (letters) => /^\p{Script=Latin}/u.test(letters)],
]

const written = (isWanted: (pair: Pairs[number]) => boolean, scripts: typeof groups) =>
  scripts
    .map(([points, isOf]) => {
      const ways = spellings.map((pairs, way) => {
        const these = pairs.filter((pair) => isWanted(pair) && isOf(pair[0]))
        return `    ways[${way + 1}] := ${spelled(`ways[${way + 1}]`, these)};`
      })
      return (points ? [`    if plain ~ ${characters(points)} then`, ...ways, '    end if;'] : ways).join('\n')
    })
    .join('\n')

function spelled(text: string, pairs: Pairs) {
  const one = pairs.filter(([from, to]) => from.length === 1 && to.length === 1)
  const [letters, theirs] = [one.map(([from]) => from), one.map(([, to]) => to)]
  const single = one.length ? `translate(${text}, '${letters.join('')}', '${theirs.join('')}')` : text
  return nested(single, pairs.filter((pair) => !one.includes(pair))) // prettier-ignore
}

const nested = (text: string, pairs: Pairs) =>
  pairs.reduce((inner, [from, to]) => (from === to ? inner : `replace(${inner}, ${quoted(from)}, '${to}')`), text)

/** One or more of these, as PostgreSQL writes it. */
const characters = (points: string) =>
  `'[${points.replace(/[0-9a-f]+/g, (point) => `\\U${point.padStart(8, '0')}`).replaceAll(' ', '')}]+'`

/** Marks by their number, so that they do not stick to what is before them. */
const quoted = (text: string) =>
  /\p{M}/u.test(text)
    ? `E'${text.replace(/\p{M}/gu, (mark) => `\\u${mark.codePointAt(0)!.toString(16).padStart(4, '0')}`)}'`
    : `'${text}'`
