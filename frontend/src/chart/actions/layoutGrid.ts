import grid from "../layouts/grid.layout";
import { layoutAction } from "../layouts/layoutAction";

export default layoutAction(grid, [31]);
