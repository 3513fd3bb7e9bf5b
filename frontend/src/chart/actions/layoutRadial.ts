import { layoutAction } from "../layouts/layoutAction";
import radial from "../layouts/radial.layout";

export default layoutAction(radial, [31]);
