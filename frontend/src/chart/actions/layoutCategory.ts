import category from "../layouts/category.layout";
import { layoutAction } from "../layouts/layoutAction";

export default layoutAction(category, [32]);
