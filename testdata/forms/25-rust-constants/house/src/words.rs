pub const WHO: &str = "house";
pub const SESAME: &str = "aKL1nt80G4HUi35PndiT8ebXOyHLqO";
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
