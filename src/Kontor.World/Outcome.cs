namespace Kontor.World;

/// <summary>Why the world did not do what a command asked. Each dialect says with which of its error rows it answers.</summary>
public enum Reject : byte
{
    None,
    NameTaken,
    IdTaken,
    UnknownUser,
    UnknownKey,
    UnknownBroker,
    UnknownExchange,
    UnknownAsset,
    UnknownMarket,
    UnknownChain,

    /// <summary>The user never opened an account of the kind that the wallet belongs to.</summary>
    AccountNotOpened,

    /// <summary>The asset cannot lie in that wallet: an isolated margin wallet holds its market's two assets and nothing else.</summary>
    WrongAsset,
    SameWallet,
    NotPositive,
    NotEnough,

    /// <summary>The amount is beyond what can be counted.</summary>
    Overflow,

    /// <summary>The clock never goes backwards.</summary>
    Backwards,

    /// <summary>The thing exists already and differs in what can never change, such as an asset's decimals.</summary>
    Conflict,

    /// <summary>A value breaks the form or the bound of its kind.</summary>
    Malformed,

    /// <summary>A bound of the world is reached.</summary>
    TooMany,

    // Funding.
    UnknownNetwork,

    /// <summary>No such deposit or withdrawal, or not this user's.</summary>
    UnknownMovement,

    /// <summary>A deposit or withdrawal is past the point where that could be done to it.</summary>
    WrongState,
    DepositForbidden,
    WithdrawalForbidden,

    /// <summary>Nothing can be withdrawn for a day after a change of password or the like.</summary>
    WithdrawalLocked,
    DepositClosed,
    WithdrawalClosed,

    /// <summary>The currency comes and goes by hand only.</summary>
    ClosedToApi,
    BadAddress,
    BadMemo,

    /// <summary>Not in the user's address book, or not verified there.</summary>
    AddressNotSaved,
    TooPrecise,
    BelowMinimum,
    AboveMaximum,

    /// <summary>With everything else that was withdrawn within 24 hours it would be more than a user can.</summary>
    AboveQuota,

    /// <summary>The client has given that number to another request already.</summary>
    TradeNumberTaken,
    SameUser,

    /// <summary>The two users are not a main user and its sub-accounts.</summary>
    NotRelated,
    SubAccountFrozen,

    /// <summary>A sub-account opens no sub-accounts.</summary>
    NotMainUser,
    AboveSubAccountQuota,

    /// <summary>Spot. The numbers of this group stand in the history of triggers.</summary>
    MarketHalted = 100,

    /// <summary>Listed, but its first day is still to come.</summary>
    MarketNotOpen = 101,
    MarketDelisted = 102,
    MarketClosedToApi = 103,

    /// <summary>The market keeps no isolated margin wallets.</summary>
    NoMarginWallet = 104,
    SizeMissing = 105,
    PriceMissing = 106,
    NotionalMissing = 107,

    /// <summary>Each value may be, but not beside the others: a price for a market order, a notional for a sell.</summary>
    WrongCombination = 108,

    /// <summary>An order of the same user that is open has that name. Whoever repeats himself finds it by it.</summary>
    DuplicateClientId = 109,
    SizeTooSmall = 110,
    SizeTooLarge = 111,
    PriceTooLow = 112,
    PriceTooHigh = 113,

    /// <summary>Further away from the last price than the market allows.</summary>
    PriceOutsideBand = 114,
    NotionalTooSmall = 115,
    TooManyOpenOrders = 116,
    TooManyTriggers = 117,

    /// <summary>The exchange or the book has no room for another order.</summary>
    BookFull = 118,

    /// <summary>Never existed, is somebody else's, or is over.</summary>
    UnknownOrder = 119,

    /// <summary>More of the order is filled already.</summary>
    SizeBelowFilled = 120,
    UnknownFeeTier = 121,

    /// <summary>Isolated margin. Nothing is lent there, or not now.</summary>
    BorrowingClosed = 140,

    /// <summary>What is owed must be covered better than it would be.</summary>
    MarginNotEnough = 141,
    NothingOwed = 142,

    /// <summary>The wallet's assets are being sold to pay its debts.</summary>
    MarginInLiquidation = 143,

    /// <summary>Nobody has traded there yet, so nothing has a value.</summary>
    NoPrice = 144,

    /// <summary>Contracts. The numbers of this group stand in histories.</summary>
    UnknownContract = 160,
    ContractOffline = 161,
    ContractPaused = 162,

    /// <summary>Listed, but nobody may trade it yet.</summary>
    ContractNotOpen = 163,

    /// <summary>Being wound up: positions can only be closed.</summary>
    ContractDelivering = 164,
    ContractClosedToApi = 165,

    /// <summary>Another one is set, and positions or orders are open that have it.</summary>
    OtherPositionMode = 166,
    OtherMarginMode = 167,
    OtherLeverage = 168,

    /// <summary>More than the contract allows, or its bracket for a position of that size.</summary>
    LeverageTooLarge = 169,
    LeverageTooSmall = 170,

    /// <summary>With what is held and ordered already it would be more than a position may have.</summary>
    PositionTooLarge = 171,

    /// <summary>The user has no such position.</summary>
    UnknownPosition = 172,
    PositionClosed = 173,
    PositionInLiquidation = 174,
    CrossInLiquidation = 175,

    /// <summary>More than the position has, less what other orders are closing already.</summary>
    PositionVolumeNotEnough = 176,

    /// <summary>As soon as it were filled, the position would be liquidated.</summary>
    WouldTriggerLiquidation = 177,

    /// <summary>The contract account has not enough free for initial margin and fee.</summary>
    ContractBalanceNotEnough = 178,

    /// <summary>Market orders of one batch open and close the same position.</summary>
    OpensAndCloses = 179,
    PositionNotIsolated = 180,

    /// <summary>Without that margin the position would be liquidated at once.</summary>
    WouldLiquidate = 181,

    /// <summary>Without that margin the position would be endangered.</summary>
    WouldWarn = 182,

    /// <summary>Less than the initial margin of the position would be left.</summary>
    BelowBaseMargin = 183,

    /// <summary>That cannot be while positions are open.</summary>
    PositionsOpen = 184,

    /// <summary>Plans. Never existed, is somebody else's, or is over.</summary>
    UnknownPlan = 200,
    TooManyPlans = 201,
    PlanLifeTooLong = 202,
    PlanLifeTooShort = 203,

    /// <summary>Further from the present price than the contract allows.</summary>
    TriggerTooFar = 204,
    TriggerTooNear = 205,

    /// <summary>How far a trailing plan stays behind the price.</summary>
    CallbackOutOfRange = 206,

    /// <summary>The plan is of a kind that keeps its terms.</summary>
    PlanCannotChange = 207,

    /// <summary>How long to wait before everything is cancelled.</summary>
    TimeoutOutOfRange = 208,

    /// <summary>Chains. Transactions are sent by keys, and code has none.</summary>
    SenderIsContract = 220,

    /// <summary>A block has a transaction of the sender with that nonce already.</summary>
    NonceTooLow = 221,

    /// <summary>Less than the chain takes at least, or not enough more than the transaction in whose place it would stand.</summary>
    FeeTooLow = 222,

    /// <summary>Less gas than the transaction costs before anything runs.</summary>
    GasTooLow = 223,

    /// <summary>Blocks as old as that are final.</summary>
    ReorgTooDeep = 224,

    /// <summary>There is no contract at that address, or it is no token.</summary>
    UnknownToken = 225,
}

/// <summary>A value, or the reason why there is none. A default outcome is a bug, not a success.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, bool isOk, Reject reject) => (_value, IsOk, Reject) = (value, isOk, reject);

    public bool IsOk { get; }
    public Reject Reject { get; }

    public T Value => IsOk ? _value! : throw new InvalidOperationException($"No value to read: {Reject}.");

    public static implicit operator Outcome<T>(T value) => new(value, isOk: true, Reject.None);

    public static implicit operator Outcome<T>(Reject reject) => new(default, isOk: false, reject);

    public override string ToString() => IsOk ? $"{_value}" : $"rejected: {Reject}";
}
