import { words } from "@/app/words";
import { LABEL } from "./fields";

/** What a group of nodes that share a value is called: "Posts", "community 3", "verified: yes", "mastodon". */
export function groupName(field: string, value: string): string {
  const kinds = words("kinds");
  if (field === LABEL) return kinds(`plural.${value}`, { defaultValue: value });
  const named = kinds(`fields.${field}`, { defaultValue: field });
  if (value === "true" || value === "false") return `${named}: ${kinds(`values.${value}`)}`;
  return /^-?\d/.test(value) ? `${named} ${value}` : value;
}
