import i18next, { type TFunction } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";

const files = import.meta.glob<{ default: object }>("../words/en/*.json", { eager: true });

/** One file of words/en/ is one area. Another language is another folder. */
const english = Object.fromEntries(
  Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.json$/g, ""), file.default]),
);

export function prepareWords(): void {
  void i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: english },
    interpolation: { escapeValue: false }, // React escapes; nothing else takes these texts
    initAsync: false,
  });
}

/** The words of one area: `t("key", { count })`. */
export function useWords(area: string): TFunction {
  return useTranslation(area).t;
}

/** Outside of components. */
export function words(area: string): TFunction {
  return i18next.getFixedT(null, area);
}
