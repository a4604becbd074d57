fn library() {}

#[cfg(test)]
mod tests {
    use opendal::services::Oss;

    #[test]
    fn uploads() {
        let builder = Oss::default();
//                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}
