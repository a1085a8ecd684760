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
