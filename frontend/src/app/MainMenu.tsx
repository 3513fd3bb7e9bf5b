import { BookText, Braces, LogOut, Menu as MenuIcon } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/design/IconButton";
import { MenuButton, type MenuPart } from "@/design/Menu";
import { useWords } from "./words";

/** The ways out: the API's own pages, and signing out. */
export function MainMenu() {
  const t = useWords("app");
  const form = useRef<HTMLFormElement>(null);
  const parts: readonly MenuPart[] = [
    {
      id: "api",
      title: t("menu.api"),
      entries: [
        { id: "graphql", label: t("menu.graphql"), icon: Braces, href: "/graphql" },
        { id: "rest", label: t("menu.rest"), icon: BookText, href: "/docs" },
      ],
    },
    {
      id: "sign-out",
      entries: [
        { id: "out", label: t("menu.signOut"), icon: LogOut, run: () => form.current?.requestSubmit() },
      ],
    },
  ];
  return (
    <>
      <MenuButton label={t("menu.label")} parts={parts}>
        <IconButton icon={MenuIcon} label={t("menu.label")} />
      </MenuButton>
      <form ref={form} method="post" action="/sign-out" hidden />
    </>
  );
}
