/** Where the mall answers: `config.json` beside the page, written where the console is put up. */

export interface Choice {
  readonly name: string;
  readonly openid: string;
}

export interface Settings {
  /** The function `console` over HTTP access. */
  readonly mallUrl: string;
  /** Where the page can confirm a sign-in without a phone, and as whom; where people scan there is none. */
  readonly choices?: { readonly url: string; readonly people: readonly Choice[] };
}

let settings: Settings | null = null;

/** Once, before the first page; throws where there is no such file. */
export async function loadSettings(): Promise<Settings> {
  const response = await fetch('./config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  settings = (await response.json()) as Settings;
  return settings;
}

export function settingsOf(): Settings {
  if (settings === null) throw new Error('the settings are not loaded');
  return settings;
}
