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
