/** Whether a browser would go to it by http or https, without a name and password that hide where it leads. */
export function isWebAddress(url: string): boolean {
  if (!WRITTEN.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

/** Browsers also read what only looks like one: they drop line ends and turn backslashes. */
const WRITTEN = /^https?:\/\/[^\s\\]+$/i;
