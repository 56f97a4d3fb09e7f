-- Printed by `node scripts/folding.mjs`: which words are the same, in every script.
create function search_vector(said text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
declare
  plain text := lower(btrim(regexp_replace(said, '[\U00000001-\U0000002f\U0000003a-\U00000040\U0000005b-\U00000060\U0000007b-\U000000a9\U000000ab-\U000000ac\U000000ae-\U000000b1\U000000b4\U000000b6-\U000000b8\U000000bb-\U000000bf\U000000d7\U000000f7\U000002c2-\U000002c5\U000002d2-\U000002df\U000002e5-\U000002ff\U00000375\U0000037a\U0000037e\U00000384-\U00000385\U00000387\U000003f6\U00000482\U0000055a-\U0000055f\U00000589-\U00000590\U000005be\U000005c0\U000005c3\U000005c6\U000005f3-\U0000060f\U0000061b-\U0000061f\U0000066a-\U0000066d\U000006d4\U000006dd-\U000006de\U000006e9\U000006fd-\U000006fe\U00000700-\U0000070f\U00000964-\U00000965\U00000970\U000010fb\U00001680\U00001fbd\U00001fbf-\U00001fc1\U00001fcd-\U00001fcf\U00001fdd-\U00001fdf\U00001fed-\U00001ff1\U00001ffd-\U0000200b\U0000200e-\U0000205f\U00002061-\U0000206f\U0000207a-\U0000207e\U0000208a-\U0000208e\U000020a0-\U000020cf\U00002100-\U00002125\U00002127-\U00002129\U0000212c-\U0000215f\U00002189-\U00002bff\U00002cf9-\U00002cff\U00002e00-\U00003020\U00003030-\U00003040\U0000309b-\U0000309c\U000030a0\U000030fb\U00003200-\U000033ff\U0000d800-\U0000f8ff\U0000fb29\U0000fb50-\U0000fdff\U0000fe10-\U0000fe1f\U0000fe30-\U0000fefe\U0000ff00-\U0000ff0f\U0000ff1a-\U0000ff20\U0000ff3b-\U0000ff40\U0000ff5b-\U0000ff65\U0000ff9e-\U0000ff9f\U0000ffe0-\U0000ffff\U0001d000-\U0001d3ff\U0001d6c1\U0001d6db\U0001d6fb\U0001d715\U0001d735\U0001d74f\U0001d76f\U0001d789\U0001d7a9\U0001d7c3\U0001f000-\U0001ffff\U000e0000-\U0010ffff]+', ' ', 'g')) collate "C");
  words text[];
  ways text[];
  way text;
  keys text;
  found text := '';
begin
  if plain = '' then return ''; end if;
  if octet_length(plain) = char_length(plain) then
    ways := array[plain] || replace(plain, 'dj', 'd');
  else
    plain := translate(lower(normalize(plain, NFKD) collate "C"), 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐѢѪΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩĐŁØÆŒÞÐŊĦŦẞ', 'абвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґѣѫαβγδεζηθικλμνξοπρστυφχψωđłøæœþðŋħŧß');
    plain := regexp_replace(plain, '(?:^| )' || '[\U000000ad\U000002b9-\U000002c1\U000002c6-\U000002d1\U00000300-\U0000036f\U00000483-\U00000489\U00001ab0-\U00001aff\U00001dc0-\U00001dff\U0000200c-\U0000200d\U00002060\U000020d0-\U000020ff\U0000fe00-\U0000fe0f\U0000fe20-\U0000fe2f\U0000feff]+' || '(?= |$)', '', 'g');
    ways := array[plain, plain, plain, plain];
    if plain ~ '[\U00000400-\U0000052f]+' then
    ways[1] := replace(replace(replace(ways[1], E'г\u0301', 'gj'), E'и\u0306', 'j'), E'к\u0301', 'kj');
    ways[2] := replace(replace(replace(ways[2], E'г\u0301', 'g'), E'и\u0306', 'j'), E'к\u0301', 'k');
    ways[3] := replace(replace(replace(ways[3], E'г\u0301', 'dj'), E'и\u0306', 'j'), E'к\u0301', 'c');
    ways[4] := replace(replace(replace(ways[4], E'г\u0301', 'g'), E'и\u0306', 'j'), E'к\u0301', 'k');
    end if;
    if plain ~ '[\U00000370-\U000003ff]+' then
    ways[1] := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(ways[1], 'ου', 'ou'), 'αυ', 'av'), 'ευ', 'ev'), 'ηυ', 'iv'), 'ει', 'ei'), 'οι', 'oi'), 'υι', 'yi'), 'αι', 'ai'), 'γγ', 'ng'), 'γξ', 'nx'), 'γχ', 'nch'), 'γκ', 'gk'), 'μπ', 'mp'), 'ντ', 'nt'), 'λλ', 'll'), 'σσ', 'ss'), 'μμ', 'mm'), 'νν', 'nn'), 'ππ', 'pp'), 'κκ', 'kk'), 'ττ', 'tt'), 'ρρ', 'rr'), 'ββ', 'vv');
    ways[2] := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(ways[2], 'ου', 'ou'), 'αυ', 'av'), 'ευ', 'ev'), 'ηυ', 'iv'), 'ει', 'i'), 'οι', 'i'), 'υι', 'i'), 'αι', 'e'), 'γγ', 'gg'), 'γξ', 'nx'), 'γχ', 'nch'), 'γκ', 'gk'), 'μπ', 'mp'), 'ντ', 'nt'), 'λλ', 'l'), 'σσ', 's'), 'μμ', 'm'), 'νν', 'n'), 'ππ', 'p'), 'κκ', 'k'), 'ττ', 't'), 'ρρ', 'r'), 'ββ', 'v');
    ways[3] := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(ways[3], 'ου', 'u'), 'αυ', 'av'), 'ευ', 'ev'), 'ηυ', 'iv'), 'ει', 'i'), 'οι', 'i'), 'υι', 'i'), 'αι', 'e'), 'γγ', 'g'), 'γξ', 'nx'), 'γχ', 'nch'), 'γκ', 'g'), 'μπ', 'b'), 'ντ', 'd'), 'λλ', 'l'), 'σσ', 's'), 'μμ', 'm'), 'νν', 'n'), 'ππ', 'p'), 'κκ', 'k'), 'ττ', 't'), 'ρρ', 'r'), 'ββ', 'v');
    ways[4] := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(ways[4], 'ου', 'ou'), 'αυ', 'av'), 'ευ', 'ev'), 'ηυ', 'iv'), 'ει', 'ei'), 'οι', 'oi'), 'υι', 'yi'), 'αι', 'ai'), 'γγ', 'ng'), 'γξ', 'nx'), 'γχ', 'nch'), 'γκ', 'gk'), 'μπ', 'mp'), 'ντ', 'nt'), 'λλ', 'll'), 'σσ', 'ss'), 'μμ', 'mm'), 'νν', 'nn'), 'ππ', 'pp'), 'κκ', 'kk'), 'ττ', 'tt'), 'ρρ', 'rr'), 'ββ', 'vv');
    end if;
    ways[1] := replace(replace(replace(replace(replace(replace(replace(ways[1], E'c\u030c', 'c'), E'c\u0301', 'c'), E's\u030c', 's'), E'z\u030c', 'z'), E'a\u0308', 'a'), E'o\u0308', 'o'), E'u\u0308', 'u');
    ways[2] := replace(replace(replace(replace(replace(replace(replace(replace(ways[2], 'dj', 'd'), E'c\u030c', 'ch'), E'c\u0301', 'ch'), E's\u030c', 'sh'), E'z\u030c', 'zh'), E'a\u0308', 'ae'), E'o\u0308', 'oe'), E'u\u0308', 'ue');
    ways[3] := replace(replace(replace(replace(replace(replace(replace(replace(ways[3], 'dj', 'd'), E'c\u030c', 'ch'), E'c\u0301', 'c'), E's\u030c', 'sh'), E'z\u030c', 'zh'), E'a\u0308', 'ae'), E'o\u0308', 'oe'), E'u\u0308', 'ue');
    ways[4] := replace(replace(replace(replace(replace(replace(replace(replace(ways[4], 'dj', 'd'), E'c\u030c', 'c'), E'c\u0301', 'c'), E's\u030c', 's'), E'z\u030c', 'z'), E'a\u0308', 'a'), E'o\u0308', 'o'), E'u\u0308', 'u');
    ways[1] := regexp_replace(ways[1], '[\U000000ad\U000002b9-\U000002c1\U000002c6-\U000002d1\U00000300-\U0000036f\U00000483-\U00000489\U00001ab0-\U00001aff\U00001dc0-\U00001dff\U0000200c-\U0000200d\U00002060\U000020d0-\U000020ff\U0000fe00-\U0000fe0f\U0000fe20-\U0000fe2f\U0000feff]+', '', 'g');
    ways[2] := regexp_replace(ways[2], '[\U000000ad\U000002b9-\U000002c1\U000002c6-\U000002d1\U00000300-\U0000036f\U00000483-\U00000489\U00001ab0-\U00001aff\U00001dc0-\U00001dff\U0000200c-\U0000200d\U00002060\U000020d0-\U000020ff\U0000fe00-\U0000fe0f\U0000fe20-\U0000fe2f\U0000feff]+', '', 'g');
    ways[3] := regexp_replace(ways[3], '[\U000000ad\U000002b9-\U000002c1\U000002c6-\U000002d1\U00000300-\U0000036f\U00000483-\U00000489\U00001ab0-\U00001aff\U00001dc0-\U00001dff\U0000200c-\U0000200d\U00002060\U000020d0-\U000020ff\U0000fe00-\U0000fe0f\U0000fe20-\U0000fe2f\U0000feff]+', '', 'g');
    ways[4] := regexp_replace(ways[4], '[\U000000ad\U000002b9-\U000002c1\U000002c6-\U000002d1\U00000300-\U0000036f\U00000483-\U00000489\U00001ab0-\U00001aff\U00001dc0-\U00001dff\U0000200c-\U0000200d\U00002060\U000020d0-\U000020ff\U0000fe00-\U0000fe0f\U0000fe20-\U0000fe2f\U0000feff]+', '', 'g');
    if plain ~ '[\U00000400-\U0000052f]+' then
    ways[1] := replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(ways[1], 'абвгдежзиіјклмнопрстћуфхцчшъыьэґѣѫ', 'abvgdezziijklmnoprstcufhccsayjegea'), 'ђ', 'dj'), 'є', 'je'), 'ѕ', 'dz'), 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dz'), 'щ', 'st'), 'ю', 'ju'), 'я', 'ja');
    ways[2] := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(ways[2], 'абвгдђезѕиіјклмнопрстуфхъыьэґѣѫ', 'abvgddezziijklmnoprstufhayjegea'), 'є', 'je'), 'ж', 'zh'), 'љ', 'lj'), 'њ', 'nj'), 'ћ', 'ch'), 'ц', 'ts'), 'ч', 'ch'), 'џ', 'dzh'), 'ш', 'sh'), 'щ', 'sht'), 'ю', 'ju'), 'я', 'ja');
    ways[3] := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(ways[3], 'абвгдђезѕиіјклмнопрстћуфхцъыэґѣѫ', 'abvgddezziijklmnoprstcufhcuyegea'), 'є', 'je'), 'ж', 'zh'), 'љ', 'lj'), 'њ', 'nj'), 'ч', 'ch'), 'џ', 'dj'), 'ш', 'sh'), 'щ', 'sht'), 'ь', ''), 'ю', 'ju'), 'я', 'ja');
    ways[4] := replace(replace(replace(replace(replace(replace(replace(replace(translate(ways[4], 'абвгдђежзиіјклмнопрстћуфхцчшъыьэґѣѫ', 'abvgddezziijklmnoprstcufhccsayjegea'), 'є', 'je'), 'ѕ', 'dz'), 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dz'), 'щ', 'st'), 'ю', 'ju'), 'я', 'ja');
    end if;
    if plain ~ '[\U00000370-\U000003ff]+' then
    ways[1] := replace(replace(replace(translate(ways[1], 'αβγδεζηικλμνξοπρσςτυφω', 'avgdeziiklmnxoprsstyfo'), 'θ', 'th'), 'χ', 'ch'), 'ψ', 'ps');
    ways[2] := replace(replace(replace(translate(ways[2], 'αβγδεζηικλμνξοπρσςτυφω', 'abgdeziiklmnxoprsstyfo'), 'θ', 'th'), 'χ', 'ch'), 'ψ', 'ps');
    ways[3] := replace(replace(replace(translate(ways[3], 'αβγδεζηικλμνξοπρσςτυφω', 'avgdeziiklmnxoprsstyfo'), 'θ', 'th'), 'χ', 'ch'), 'ψ', 'ps');
    ways[4] := replace(replace(replace(translate(ways[4], 'αβγδεζηικλμνξοπρσςτυφω', 'avgdeziiklmnxoprsstyfo'), 'θ', 'th'), 'χ', 'ch'), 'ψ', 'ps');
    end if;
    ways[1] := replace(replace(replace(replace(replace(translate(ways[1], 'łøıðŋħŧ', 'loidnht'), 'đ', 'dj'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
    ways[2] := replace(replace(replace(replace(replace(translate(ways[2], 'đłıðŋħŧ', 'dlidnht'), 'ß', 'ss'), 'ø', 'oe'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
    ways[3] := replace(replace(replace(replace(replace(translate(ways[3], 'đłıðŋħŧ', 'dlidnht'), 'ß', 'ss'), 'ø', 'oe'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
    ways[4] := replace(replace(replace(replace(translate(ways[4], 'đłøıðŋħŧ', 'dloidnht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  end if;
  words := string_to_array(plain, ' ');
  for way in select distinct unnest(ways) loop
    found := found || ' ' || coalesce((
      select string_agg(left(key, 64) || ':' || at, ' ') from unnest(words, string_to_array(way, ' '))
        with ordinality as one (word, key, at)
      where key <> '' and word !~ '[\U00000400-\U0000052f\U00000370-\U000003ff]+'), '');
    if plain ~ '[\U00000400-\U0000052f]+' then
      keys := replace(replace(replace(replace(replace(replace(way, 'y', 'i'), 'j', 'i'), 'w', 'v'), 'kh', 'h'), 'iii', 'i'), 'ii', 'i');
      found := found || ' ' || coalesce((
        select string_agg(left('X' || key, 64) || ':' || at, ' ')
        from unnest(words, string_to_array(keys, ' ')) with ordinality as one (word, key, at)
        where key <> '' and word ~ '[\U00000400-\U0000052f]+'), '');
    end if;
    if plain ~ '[\U00000370-\U000003ff]+' then
      keys := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(way, 'y', 'i'), 'w', 'o'), 'x', 'ks'), 'ph', 'f'), 'ch', 'h'), 'kh', 'h'), 'au', 'av'), 'af', 'av'), 'eu', 'ev'), 'ef', 'ev');
      found := found || ' ' || coalesce((
        select string_agg(left('Y' || key, 64) || ':' || at, ' ')
        from unnest(words, string_to_array(keys, ' ')) with ordinality as one (word, key, at)
        where key <> '' and word ~ '[\U00000370-\U000003ff]+'), '');
    end if;
  end loop;
  return found::tsvector;
end $$;
--> statement-breakpoint
ALTER TABLE "posts" drop column "words";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (search_vector(text)) STORED;--> statement-breakpoint
ALTER TABLE "threads" drop column "words";--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (search_vector(title)) STORED;--> statement-breakpoint

-- By hand: the indexes went with the columns.
CREATE INDEX "posts_words" ON "posts" USING gin ("words");--> statement-breakpoint
CREATE INDEX "threads_words" ON "threads" USING gin ("words");
