import { problemOf } from "@/api/problem";
import { words } from "@/app/words";
import { announce } from "@/design/announce";

/** What went wrong and the next step, on the screen and to screen readers. */
export function tellProblem(error: unknown): void {
  const { code, what, cure } = problemOf(error);
  const t = words("problems");
  const said = what || t(`${code}.what`, { defaultValue: t("unknown.what") });
  announce(`${said} ${cure || t(`${code}.cure`, { defaultValue: "" })}`.trim(), { tone: "problem" });
}
