//! The lowered tree of every form, printed as it is read, and what broken, deep and large input does.

use super::*;
use crate::syntax::{ArgExt as _, *};
