//! Calls that hold or obtain credentials: constructors, builder chains, attribute assignments, each put together to one site.

use std::collections::{BTreeMap, HashMap};

use smol_str::SmolStr;

use super::lifetime::Lives;
use super::{CredentialSite, Lifetime, SiteArg};
use crate::catalog::Known;
use crate::catalog::sdk::{Callable, Generation, Kind, Meaning, ProviderKind, Refresh, Role, SdkLanguage, Variant};
use crate::flow::{Flow, PARTIAL, RoleArg, Traced, Value};
use crate::source::Span;
use crate::syntax::{BlockKind, Bound, Call, ExprId, ExprKind, Spread, StoreKey};

/// The sites of a file, and the SDK families that it uses.
pub(super) struct Collected {
    pub(super) sites: Vec<CredentialSite>,
    pub(super) generations: Vec<Generation>,
    pub(super) replaces_credentials: bool,
}

/// Collects the credential sites of a file, in source order.
pub(super) fn collect(flow: &Flow<'_>, lives: &Lives<'_, '_>) -> Collected {
    let mut parts = Parts { flow, given: BTreeMap::new(), setters: HashMap::new(), chains: HashMap::new() };
    let mut used: BTreeMap<Generation, usize> = BTreeMap::new();
    for expr in flow.tree.exprs_of(flow.part) {
        let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
        if let Some(known) = flow.known_callee(call) {
            if let Some(generation) = known.sdk.generation {
                *used.entry(generation).or_default() += 1;
            }
            parts.add_call(expr, call, known);
        } else {
            parts.add_partial(expr, call);
        }
    }
    // Builders and configs of this file may be filled in by others.
    for expr in flow.setters_elsewhere() {
        if let ExprKind::Call(call) = &flow.tree[expr].kind
            && let Some(known) = flow.known_callee(call)
        {
            parts.add_call(expr, call, known);
        }
    }
    parts.add_unit_structs();
    parts.add_stores();
    let own = parts.given.iter().filter(|(root, _)| flow.part.exprs.contains(&root.0));
    let mut sites: Vec<CredentialSite> = own.filter_map(|(root, given)| site(lives, &parts, *root, given)).collect();
    sites.sort_by_key(|site| site.span);
    let mut generations: Vec<(Generation, usize)> = used.into_iter().collect();
    generations.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Collected {
        sites,
        generations: generations.into_iter().map(|(generation, _)| generation).collect(),
        replaces_credentials: replaces_credentials(flow),
    }
}

/// Whether a function or loop gives a client other credentials than those it was made with.
fn replaces_credentials(flow: &Flow<'_>) -> bool {
    flow.tree.stores_of(flow.part).iter().any(|store| {
        let StoreKey::Attribute(name) = &store.key else { return false };
        let tree = flow.tree;
        let function = tree.function_of(store.scope);
        let is_constructor = function.is_some_and(|function| tree[function].name == "__init__");
        let around: Vec<Span> = tree
            .blocks_around(store.block)
            .filter(|block| tree[*block].kind == BlockKind::Loop)
            .map(|block| tree[block].span)
            .collect();
        // The first credentials of an object are given where it is made; what is done elsewhere, or in a loop that it was
        // not made in, replaces them.
        let again = |made: ExprId| {
            let is_call = matches!(tree[made].kind, ExprKind::Call(_));
            let elsewhere = !is_call || tree.function_of(tree[made].scope) != function;
            (elsewhere && function.is_some() && !is_constructor)
                || around.iter().any(|block| !block.contains(tree[made].span))
        };
        flow.trace(store.base).iter().any(|traced| {
            let Value::Instance { of, made } = &traced.value else { return false };
            again(*made)
                && flow.catalog.callable(flow.language, of).is_some_and(|known| {
                    let params = known.callable.params.iter();
                    params
                        .into_iter()
                        .any(|param| param.role() == Some(Role::CredentialsProvider) && param.is_called(name))
                })
        })
    })
}

/// What each object is given, by the expression that makes it.
struct Parts<'f, 'a> {
    flow: &'f Flow<'a>,
    given: BTreeMap<ExprId, Vec<RoleArg>>,
    /// For objects that nobody in this file makes (a parameter of a known type): a method called on it.
    setters: HashMap<ExprId, Known<'a>>,
    /// For builders: the longest chain of calls that begins with the object.
    chains: HashMap<ExprId, Span>,
}

impl<'a> Parts<'_, 'a> {
    fn add_call(&mut self, expr: ExprId, call: &Call, known: Known<'a>) {
        let callable = known.callable;
        if !matches!(callable.meaning, Meaning::Credential | Meaning::Unusable) {
            return;
        }
        let args = self.flow.role_args(callable, call);
        if callable.kind == Kind::Method || callable.returns.as_deref() == Some("self") {
            let Some(receiver) = self.flow.receiver(call) else { return };
            let made = self.flow.trace(receiver).iter().find_map(|traced| match traced.value {
                Value::Instance { made, .. } => Some(made),
                _ => None,
            });
            if let Some(made) = made {
                self.setters.insert(made, known);
                self.given.entry(made).or_default().extend(args);
                let (call, object) = (self.flow.tree[expr].span, self.flow.tree[made].span);
                if call.start == object.start {
                    self.chains.entry(made).and_modify(|chain| *chain = chain.cover(call)).or_insert(call);
                }
            }
            return;
        }
        self.given.entry(expr).or_default().extend(args);
    }

    /// `functools.partial(StaticCredentialsProvider, access_key_id=…)`: the arguments are those of its first argument.
    fn add_partial(&mut self, expr: ExprId, call: &Call) {
        if self.flow.language != SdkLanguage::Python || !self.flow.stands_for(call.callee, PARTIAL) {
            return;
        }
        let Some((callee, args)) = call.args.split_first() else { return };
        let Some(path) = self.flow.path_of(callee.value) else { return };
        let Some(known) = self.flow.catalog.callable(self.flow.language, &path) else { return };
        if known.callable.meaning == Meaning::Credential {
            self.setters.insert(expr, known);
            self.given.entry(expr).or_default().extend(self.flow.role_args_of(known.callable, args));
        }
    }

    /// `Rc::new(EnvironmentVariableCredentialsProvider)`: passed, held or returned, the bare name is the object.
    fn add_unit_structs(&mut self) {
        let (tree, part) = (self.flow.tree, self.flow.part);
        let passed = tree.exprs_of(part).filter_map(|expr| match &tree[expr].kind {
            ExprKind::Call(call) => Some(call.args.iter().map(|arg| arg.value)),
            _ => None,
        });
        let held = tree.bindings_of(part).iter().filter_map(|binding| match binding.value {
            Bound::Expr(value) => Some(value),
            _ => None,
        });
        let returned = tree.functions_of(part).flat_map(|(_, function)| &function.returns).copied();
        for expr in passed.flatten().chain(held).chain(returned) {
            if let Some(known) = self.flow.unit_struct(expr) {
                let made = match &tree[expr].kind {
                    ExprKind::Name(_) | ExprKind::Attribute { .. } => expr,
                    _ => continue,
                };
                self.setters.insert(made, known);
                self.given.entry(made).or_default();
            }
        }
    }

    /// `config.access_key_id = …` and `setattr(config, "access_key_id", …)`.
    fn add_stores(&mut self) {
        let flow = self.flow;
        for store in flow.tree.stores_of(flow.part).iter().chain(flow.field_stores_elsewhere()) {
            if let StoreKey::Attribute(name) = &store.key {
                self.add_field(store.base, name, store.value);
            }
        }
        for expr in flow.tree.exprs_of(flow.part) {
            if let ExprKind::Call(call) = &flow.tree[expr].kind
                && let [object, name, value] = call.args.as_slice()
                && flow.stands_for(call.callee, "setattr")
                && let Some(name) = flow.tree.text(name.value)
            {
                self.add_field(object.value, name.reveal(), value.value);
            }
        }
    }

    fn add_field(&mut self, object: ExprId, name: &str, value: ExprId) {
        for traced in self.flow.trace(object).iter() {
            let Value::Instance { of, made } = &traced.value else { continue };
            let Some(known) = self.flow.catalog.callable(self.flow.language, of) else { continue };
            let Some(param) = known.callable.params.iter().find(|param| param.is_called(name)) else { continue };
            let Some(role) = param.role() else { continue };
            if known.callable.meaning == Meaning::Credential {
                self.setters.entry(*made).or_insert(known);
                self.given.entry(*made).or_default().push(RoleArg { role, name: param.name().into(), value });
            }
        }
    }
}

/// Puts one object's parts together.
fn site(lives: &Lives<'_, '_>, parts: &Parts<'_, '_>, root: ExprId, given: &[RoleArg]) -> Option<CredentialSite> {
    let (flow, setters) = (parts.flow, &parts.setters);
    let made_by = match &flow.tree[root].kind {
        ExprKind::Call(call) => flow.known_callee(call),
        _ => None,
    };
    let known = made_by
        .filter(|known| known.callable.meaning != Meaning::PassesThrough)
        .or_else(|| setters.get(&root).copied())?;
    let callable = known.callable;
    if !matches!(callable.meaning, Meaning::Credential | Meaning::Unusable) {
        return None;
    }
    let args: Vec<SiteArg> = given
        .iter()
        .map(|arg| SiteArg {
            role: arg.role,
            name: arg.name.clone(),
            span: flow.tree[arg.value].span,
            values: values_of(flow, arg),
        })
        .collect();
    let type_name = args
        .iter()
        .filter(|arg| arg.role == Role::ProviderType)
        .flat_map(|arg| &arg.values)
        .find_map(|traced| named_type(callable, &traced.value));
    let variant = type_name.as_ref().and_then(|name| callable.by_type.get(name.as_str()));
    let has_token =
        args.iter().filter(|arg| arg.role == Role::SecurityToken).flat_map(|arg| &arg.values).any(|traced| {
            !matches!(&traced.value, Value::Nothing) && traced.literal().is_none_or(|text| !text.reveal().is_empty())
        });
    let span = parts.chains.get(&root).copied().unwrap_or(flow.tree[root].span);
    let kind = provider(callable, variant, &args, has_token);
    Some(CredentialSite {
        path: SmolStr::new(&callable.path),
        api: display(callable, flow.language),
        generation: known.sdk.generation,
        provider: kind,
        refresh: refresh(callable, variant, kind),
        from_environment: callable.provider == Some(ProviderKind::ByToken)
            && !callable.reads.is_empty()
            && !args.iter().any(|arg| arg.role == Role::AccessKeySecret),
        drops: variant.map(|variant| variant.drops.clone()).unwrap_or_default(),
        takes: takes(flow, callable),
        // A type that the catalogue lists is one of ours.
        shared: callable.shared && variant.is_none() && !names_oss(&args),
        type_name,
        span,
        open: is_open(flow, root, &args),
        lifetime: lifetime(lives, root, &args),
        args,
        dead: lives.is_dead(root),
    })
}

/// Whether an API of many services is asked for OSS: `Operator("oss", …)`, `read_csv("oss://bucket/key", …)`.
fn names_oss(args: &[SiteArg]) -> bool {
    let is_oss = |text: &str| text == "oss" || text.starts_with("oss://") || text.contains("::oss://");
    args.iter()
        .filter(|arg| arg.role == Role::Service)
        .flat_map(|arg| &arg.values)
        .any(|traced| traced.literal().is_some_and(|text| is_oss(text.reveal())))
}

/// The type that an argument names: by a text, or by a constant (`Scheme::Oss`) that is called like one of the types.
fn named_type(callable: &Callable, value: &Value) -> Option<SmolStr> {
    match value {
        Value::Literal(text) => Some(SmolStr::new(text.reveal())),
        Value::Imported(path) => {
            let last = path.rsplit('.').next().unwrap_or(path).to_lowercase();
            callable.by_type.contains_key(&last).then(|| SmolStr::new(last))
        }
        _ => None,
    }
}

/// What an argument may be. Where a list of tokens is taken, the first of it is used, and an empty list gives none.
fn values_of(flow: &Flow<'_>, arg: &RoleArg) -> Vec<Traced> {
    let values = flow.trace(arg.value);
    if arg.role != Role::SecurityToken {
        return values.to_vec();
    }
    values
        .iter()
        .flat_map(|traced| match traced.value {
            Value::Collection(list) => match &flow.tree[list].kind {
                ExprKind::List(elements) => match elements.first() {
                    Some(first) => flow.trace(*first).to_vec(),
                    None => vec![Traced { value: Value::Nothing, ..traced.clone() }],
                },
                _ => vec![traced.clone()],
            },
            _ => vec![traced.clone()],
        })
        .collect()
}

/// How long a site keeps what it is given: at least as long as that was kept before.
fn lifetime(lives: &Lives<'_, '_>, root: ExprId, args: &[SiteArg]) -> Lifetime {
    let fetched = args.iter().flat_map(|arg| &arg.values).filter_map(|traced| match traced.value {
        Value::Issued { .. } => lives.kept_before(traced, root),
        _ => None,
    });
    fetched.filter(|fetched| fetched.is_long()).fold(lives.of(root), Lifetime::max)
}

/// Whether a call has `*args`, `**kwargs` or a map of options that cannot be looked into.
fn is_open(flow: &Flow<'_>, root: ExprId, args: &[SiteArg]) -> bool {
    let is_collection = |traced: &Traced| matches!(traced.value, Value::Collection(_));
    let spread = match &flow.tree[root].kind {
        ExprKind::Call(call) => call.args.iter().filter(|arg| arg.spread != Spread::One).collect(),
        _ => Vec::new(),
    };
    spread.iter().any(|arg| !flow.trace(arg.value).iter().all(is_collection))
        || args
            .iter()
            .filter(|arg| arg.role == Role::Options)
            .flat_map(|arg| &arg.values)
            .any(|options| !is_collection(options) || takes_over(flow, options))
}

/// Whether a struct of options takes what it does not say from another one, which is not its type's default.
fn takes_over(flow: &Flow<'_>, options: &Traced) -> bool {
    let Value::Collection(options) = options.value else { return false };
    let ExprKind::Call(call) = &flow.tree[options].kind else { return false };
    let is_default = |base: ExprId| match &flow.tree[base].kind {
        ExprKind::Call(call) => {
            matches!(&flow.tree[call.callee].kind, ExprKind::Attribute { name, .. } if name == "default")
        }
        _ => false,
    };
    call.args.iter().any(|arg| arg.spread == Spread::Map && !is_default(arg.value))
}

/// The roles that can be given to what `callable` makes, at once or by later calls.
fn takes(flow: &Flow<'_>, callable: &Callable) -> Vec<Role> {
    let of = callable.returns.as_deref().filter(|path| *path != "self").unwrap_or(&callable.path);
    let mut roles: Vec<Role> = callable.params.iter().filter_map(crate::catalog::sdk::Param::role).collect();
    let methods = flow.catalog.sdks().iter().filter(|sdk| sdk.language == flow.language).flat_map(|sdk| &sdk.callable);
    for method in methods.filter(|method| method.path.rsplit_once('.').is_some_and(|(owner, _)| owner == of)) {
        roles.extend(method.params.iter().filter_map(crate::catalog::sdk::Param::role));
    }
    if let Some(class) = flow.catalog.callable(flow.language, of) {
        roles.extend(class.callable.params.iter().filter_map(crate::catalog::sdk::Param::role));
    }
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// When a site asks again. A key that is given is kept, whatever the object could do without it.
fn refresh(callable: &Callable, variant: Option<&Variant>, kind: ProviderKind) -> Refresh {
    let by_arguments = callable.provider == Some(ProviderKind::ByArguments);
    match kind {
        ProviderKind::RamUserKey | ProviderKind::StsToken if by_arguments => Refresh::Never,
        _ => variant.map(|variant| variant.refresh).or(callable.refresh).unwrap_or(Refresh::Never),
    }
}

/// Which row of the table a site is, told by its type argument or by which arguments it has.
fn provider(callable: &Callable, variant: Option<&Variant>, args: &[SiteArg], has_token: bool) -> ProviderKind {
    let kind = variant.map(|variant| variant.provider).or(callable.provider).unwrap_or(ProviderKind::Custom);
    let has = |role| args.iter().any(|arg| arg.role == role);
    let by_token = || {
        let has_key = has(Role::AccessKeySecret) || has(Role::AccessKeyId);
        match (has_key, has_token) {
            (true, true) => ProviderKind::StsToken,
            (true, false) => ProviderKind::RamUserKey,
            (false, _) => ProviderKind::DefaultChain,
        }
    };
    match kind {
        // A type that cannot be read: the arguments say as much.
        ProviderKind::ByArguments | ProviderKind::ByType => {
            if has(Role::OidcTokenFile) || has(Role::OidcProviderArn) {
                ProviderKind::OidcRoleArn
            } else if has(Role::RoleArn) {
                ProviderKind::RamRoleArn
            } else if has(Role::RoleName) {
                ProviderKind::EcsRamRole
            } else {
                by_token()
            }
        }
        ProviderKind::ByToken => by_token(),
        other => other,
    }
}

/// How people write the path: the last two parts, in the language's own way.
pub(super) fn display(callable: &Callable, language: SdkLanguage) -> String {
    let parts: Vec<&str> = callable.path.split('.').collect();
    let short = &parts[parts.len().saturating_sub(2)..];
    match language {
        SdkLanguage::Python => short.join("."),
        SdkLanguage::Rust => short.join("::"),
    }
}
