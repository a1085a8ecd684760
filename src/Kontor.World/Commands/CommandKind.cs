namespace Kontor.World.Commands;

/// <summary>What stands in front of every record of the log. A number, once used, keeps its meaning for ever.</summary>
public enum CommandKind : ushort
{
    Genesis = 1,

    AdvanceClock = 10,
    SetClock = 11,
    FreezeClock = 12,
    UnfreezeClock = 13,
    Tick = 14,

    CreateUser = 20,
    PatchUser = 21,
    CreateKey = 22,
    PatchKey = 23,
    DefineBroker = 24,

    SetService = 30,

    DefineAsset = 40,
    DefineMarket = 41,
    CreditWallet = 42,
    DebitWallet = 43,
    TransferBetweenWallets = 44,
    FreezeFunds = 45,
    ReleaseFunds = 46,

    TopUp = 60,
    Spend = 61,

    DefineChain = 70,
    MineBlocks = 71,
    RecordVerification = 72,

    PlaceSpotOrder = 100,
    PlaceSpotBatch = 101,
    CancelSpotOrder = 102,
    CancelSpotOrders = 103,
    CancelAllSpotOrders = 104,
    AmendSpotOrder = 105,
    PlaceSpotTrigger = 106,
    CancelSpotTrigger = 107,
    CancelAllSpotTriggers = 108,
    DefineFeeTier = 110,
    SetUserFeeTier = 111,

    DefineNetwork = 220,
    DefineCurrencyNetwork = 221,
    SetFundingRules = 222,
    SetAssetWorth = 223,
    AssignDepositAddress = 224,
    ReportDeposit = 225,
    ConfirmDeposit = 226,
    RequestWithdrawal = 227,
    RequestInternalWithdrawal = 228,
    CancelWithdrawal = 229,
    WithdrawalSubmitted = 230,
    WithdrawalConfirmed = 231,
    WithdrawalFailed = 232,
    SetUserFunding = 233,
    RecordSecurityChange = 234,
    SaveAddress = 235,
    RemoveAddress = 236,
    TransferWithNumber = 237,
    TransferBetweenUsers = 238,
    OpenSubAccount = 239,
    SetSubAccount = 240,
}
