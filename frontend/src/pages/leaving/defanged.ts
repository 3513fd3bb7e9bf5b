/** An address that no program makes a link of: hxxps[:]//example[.]org. As reports of incidents write it. */
export function defanged(url: string): string {
  return url.replace(/^http/i, "hxxp").replace("://", "[:]//").replaceAll(".", "[.]");
}
