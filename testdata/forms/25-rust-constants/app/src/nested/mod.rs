mod shelf;

pub use self::shelf::*;
