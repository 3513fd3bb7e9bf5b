import "@/design/tokens.css";
import "./page.css";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { bench } from "./measuring";

/** Sigma as its own documentation begins: a graph, a container, no settings. */
Object.assign(window, {
  bench: bench((container, { nodes, edges }) => {
    const graph = new MultiDirectedGraph();
    for (const { id, x, y, size, colour, caption } of nodes) {
      graph.addNode(id, { x, y, size, color: colour, label: caption });
    }
    for (const { id, start, end, width, colour } of edges) {
      graph.addEdgeWithKey(id, start, end, { size: width, color: colour });
    }
    const sigma = new Sigma(graph, container);
    return {
      pan(x, y) {
        const camera = sigma.getCamera();
        camera.setState({ x: camera.x + x / 1_000, y: camera.y + y / 1_000 });
      },
    };
  }),
});
