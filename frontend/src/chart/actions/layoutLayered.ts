import layered from "../layouts/layered.layout";
import { layoutAction } from "../layouts/layoutAction";

export default layoutAction(layered, [31]);
