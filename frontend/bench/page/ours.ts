import "@/design/tokens.css";
import "./page.css";
import { makeSigmaRenderer } from "@/chart/renderer/SigmaRenderer";
import { bench } from "./measuring";

const nothing = (): void => {};

Object.assign(window, {
  bench: bench((container, { nodes, edges }) => {
    const renderer = makeSigmaRenderer(container, {
      clicked: nothing,
      doubleClicked: nothing,
      menuAsked: nothing,
      hovered: nothing,
      moved: nothing,
      enclosed: nothing,
      viewChanged: nothing,
      lost: nothing,
    });
    renderer.setMotion(true);
    renderer.show({ nodes, edges, hidden: { byHand: 0, byFilter: 0, byTime: 0 } });
    return { pan: (x, y) => renderer.panBy({ x, y }) };
  }),
});
