import { Fullscreen } from "lucide-react";
import { words } from "@/app/words";
import type { Action } from "../action";

const fullScreen: Action = {
  id: "fullScreen",
  rows: [56],
  icon: Fullscreen,
  where: ["canvas", "toolbar"],
  section: "chart",
  order: 8,
  shortcut: "Shift+f",
  refused: () => (document.fullscreenEnabled ? null : "notAllowed"),
  async run({ announce }) {
    if (document.fullscreenElement !== null) return document.exitFullscreen();
    const told = await document.documentElement.requestFullscreen().then(
      () => "fullScreen.done",
      () => "fullScreen.notAllowed",
    );
    announce(words("actions")(told));
  },
};
export default fullScreen;
