using System.Collections.Immutable;

namespace Kontor.World.Directory;

public enum KeyState : byte
{
    Active,

    /// <summary>Frozen by an administrator or a security flag.</summary>
    Frozen,

    /// <summary>Switched off by its owner.</summary>
    Disabled,

    /// <summary>Created, but not approved or not active yet.</summary>
    Pending,

    /// <summary>Gone: answers as if it had never existed.</summary>
    Deleted,
}

public enum KeyAlgorithm : byte
{
    HmacSha256,
    Ed25519,
}

/// <summary>What a key may do. The union of the words the five contracts use.</summary>
[Flags]
public enum Permissions : ushort
{
    None = 0,
    Read = 1,
    Trade = 2,
    Futures = 4,
    Withdraw = 8,
    Wallet = 16,
    Market = 32,
    Transaction = 64,
    DeFi = 128,
    Payments = 256,
    Verify = 512,
    All = Read | Trade | Futures | Withdraw | Wallet | Market | Transaction | DeFi | Payments | Verify,
}

/// <summary>An API key. Its secret is sealed: only the holder of the vault can open it. Immutable: a change publishes a new record.</summary>
public sealed record KeyRecord
{
    /// <summary>Counts from 1 over all dialects, in the order of creation.</summary>
    public required long Number { get; init; }

    public required string Dialect { get; init; }

    /// <summary>The public half, as it travels in the key header.</summary>
    public required string Id { get; init; }

    /// <summary>The owner; 0 when the key belongs to nobody (a fault in somebody's data that one contract has a row for).</summary>
    public required long UserNumber { get; init; }

    public KeyState State { get; init; }
    public KeyAlgorithm Algorithm { get; init; }

    /// <summary>The HMAC secret, sealed by the vault. Empty for Ed25519 keys.</summary>
    public ImmutableArray<byte> SealedSecret { get; init; } = [];

    /// <summary>The raw 32-byte public key of an Ed25519 key. Empty otherwise.</summary>
    public ImmutableArray<byte> PublicKey { get; init; } = [];

    /// <summary>Salted and peppered hash of the passphrase; empty where the dialect has none.</summary>
    public ImmutableArray<byte> PassphraseHash { get; init; } = [];

    /// <summary>Free text that enters the signed text and never travels.</summary>
    public string Memo { get; init; } = "";

    public Permissions Permissions { get; init; } = Permissions.All;

    /// <summary>Addresses and CIDR ranges the key may be used from; empty means everywhere.</summary>
    public ImmutableArray<string> AllowedIps { get; init; } = [];

    /// <summary>The list that a contract system behind the gate keeps of its own, in the same form. The operator sets it.</summary>
    public ImmutableArray<string> ContractIps { get; init; } = [];

    /// <summary>The world's time from which the key is refused; 0 means never.</summary>
    public long ExpiresMs { get; init; }

    public string Tier { get; init; } = "standard";

    /// <summary>The broker this key was issued through, "" for none. It has to exist, and may bind the key to host names.</summary>
    public string Broker { get; init; } = "";

    public required long CreatedMs { get; init; }
}
