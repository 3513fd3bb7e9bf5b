import force from "../layouts/force.layout";
import { layoutAction } from "../layouts/layoutAction";

export default layoutAction(force, [31]);
