using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Codec;
using Kontor.World.Compliance;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Facts;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Posts;
using Kontor.World.Referrals;
using Kontor.World.Services;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.World.Commands;

public delegate Command CommandReader(ref RecordReader reader);

/// <summary>Who reads back which kind of record. A command that is not in the table is not accepted: its record could not be replayed.</summary>
public sealed class CommandTable
{
    private readonly SortedDictionary<CommandKind, CommandReader> _readers;

    // The same by number: whether a kind is known is asked for every command.
    private readonly CommandReader?[] _readerOf;

    private CommandTable(SortedDictionary<CommandKind, CommandReader> readers)
    {
        _readers = readers;
        _readerOf = new CommandReader?[readers.Keys.Max(kind => (int)kind) + 1];
        foreach (var (kind, read) in readers)
            _readerOf[(int)kind] = read;
    }

    /// <summary>All commands of the world itself.</summary>
    public static CommandTable Core { get; } =
        new(
            new SortedDictionary<CommandKind, CommandReader>
            {
                [CommandKind.Genesis] = Genesis.Read,
                [CommandKind.AdvanceClock] = AdvanceClock.Read,
                [CommandKind.SetClock] = SetClock.Read,
                [CommandKind.FreezeClock] = FreezeClock.Read,
                [CommandKind.UnfreezeClock] = UnfreezeClock.Read,
                [CommandKind.Tick] = Tick.Read,
                [CommandKind.CreateUser] = CreateUser.Read,
                [CommandKind.PatchUser] = PatchUser.Read,
                [CommandKind.CreateKey] = CreateKey.Read,
                [CommandKind.PatchKey] = PatchKey.Read,
                [CommandKind.DefineBroker] = DefineBroker.Read,
                [CommandKind.OpenAccount] = OpenAccount.Read,
                [CommandKind.SetService] = SetService.Read,
                [CommandKind.DefineAsset] = DefineAsset.Read,
                [CommandKind.DefineMarket] = DefineMarket.Read,
                [CommandKind.CreditWallet] = CreditWallet.Read,
                [CommandKind.DebitWallet] = DebitWallet.Read,
                [CommandKind.TransferBetweenWallets] = TransferBetweenWallets.Read,
                [CommandKind.FreezeFunds] = FreezeFunds.Read,
                [CommandKind.ReleaseFunds] = ReleaseFunds.Read,
                [CommandKind.DefineMargin] = DefineMargin.Read,
                [CommandKind.BorrowFunds] = BorrowFunds.Read,
                [CommandKind.RepayLoans] = RepayLoans.Read,
                [CommandKind.TopUp] = TopUp.Read,
                [CommandKind.Spend] = Spend.Read,
                [CommandKind.DefineContract] = DefineContract.Read,
                [CommandKind.PlacePerpetualOrder] = PlacePerpetualOrder.Read,
                [CommandKind.PlacePerpetualBatch] = PlacePerpetualBatch.Read,
                [CommandKind.CancelPerpetualOrder] = CancelPerpetualOrder.Read,
                [CommandKind.CancelPerpetualOrders] = CancelPerpetualOrders.Read,
                [CommandKind.CancelAllPerpetualOrders] = CancelAllPerpetualOrders.Read,
                [CommandKind.AmendPerpetualOrder] = AmendPerpetualOrder.Read,
                [CommandKind.SetLeverage] = SetLeverage.Read,
                [CommandKind.SetMarginMode] = SetMarginMode.Read,
                [CommandKind.SetPositionMode] = SetPositionMode.Read,
                [CommandKind.MovePositionMargin] = MovePositionMargin.Read,
                [CommandKind.SetAutoAppendMargin] = SetAutoAppendMargin.Read,
                [CommandKind.ClosePositions] = ClosePositions.Read,
                [CommandKind.SetSeatTerms] = SetSeatTerms.Read,
                [CommandKind.SetIndexPrice] = SetIndexPrice.Read,
                [CommandKind.PlacePlan] = PlacePlan.Read,
                [CommandKind.AmendPlan] = AmendPlan.Read,
                [CommandKind.CancelPlan] = CancelPlan.Read,
                [CommandKind.CancelAllPlans] = CancelAllPlans.Read,
                [CommandKind.CancelAllAfter] = CancelAllAfter.Read,
                [CommandKind.SetOrderPresets] = SetOrderPresets.Read,
                [CommandKind.DefineChain] = DefineChain.Read,
                [CommandKind.MineBlocks] = MineBlocks.Read,
                [CommandKind.RecordVerification] = RecordVerification.Read,
                [CommandKind.SubmitSource] = SubmitSource.Read,
                [CommandKind.SubmitProxy] = SubmitProxy.Read,
                [CommandKind.SettleVerification] = SettleVerification.Read,
                [CommandKind.SendTransaction] = SendTransaction.Read,
                [CommandKind.ReorgChain] = ReorgChain.Read,
                [CommandKind.ConfigureChain] = ConfigureChain.Read,
                [CommandKind.GrowChain] = GrowChain.Read,
                [CommandKind.DefineBridge] = DefineBridge.Read,
                [CommandKind.SendAcross] = SendAcross.Read,
                [CommandKind.DefineUtxoChain] = DefineUtxoChain.Read,
                [CommandKind.SendCoins] = SendCoins.Read,
                [CommandKind.PlaceSpotOrder] = PlaceSpotOrder.Read,
                [CommandKind.PlaceSpotBatch] = PlaceSpotBatch.Read,
                [CommandKind.CancelSpotOrder] = CancelSpotOrder.Read,
                [CommandKind.CancelSpotOrders] = CancelSpotOrders.Read,
                [CommandKind.CancelAllSpotOrders] = CancelAllSpotOrders.Read,
                [CommandKind.AmendSpotOrder] = AmendSpotOrder.Read,
                [CommandKind.PlaceSpotTrigger] = PlaceSpotTrigger.Read,
                [CommandKind.CancelSpotTrigger] = CancelSpotTrigger.Read,
                [CommandKind.CancelAllSpotTriggers] = CancelAllSpotTriggers.Read,
                [CommandKind.DefineFeeTier] = DefineFeeTier.Read,
                [CommandKind.SetUserFeeTier] = SetUserFeeTier.Read,
                [CommandKind.DefineNetwork] = DefineNetwork.Read,
                [CommandKind.DefineCurrencyNetwork] = DefineCurrencyNetwork.Read,
                [CommandKind.SetFundingRules] = SetFundingRules.Read,
                [CommandKind.SetAssetWorth] = SetAssetWorth.Read,
                [CommandKind.AssignDepositAddress] = AssignDepositAddress.Read,
                [CommandKind.ReportDeposit] = ReportDeposit.Read,
                [CommandKind.ConfirmDeposit] = ConfirmDeposit.Read,
                [CommandKind.RequestWithdrawal] = RequestWithdrawal.Read,
                [CommandKind.RequestInternalWithdrawal] = RequestInternalWithdrawal.Read,
                [CommandKind.CancelWithdrawal] = CancelWithdrawal.Read,
                [CommandKind.WithdrawalSubmitted] = WithdrawalSubmitted.Read,
                [CommandKind.WithdrawalConfirmed] = WithdrawalConfirmed.Read,
                [CommandKind.WithdrawalFailed] = WithdrawalFailed.Read,
                [CommandKind.SetUserFunding] = SetUserFunding.Read,
                [CommandKind.RecordSecurityChange] = RecordSecurityChange.Read,
                [CommandKind.SaveAddress] = SaveAddress.Read,
                [CommandKind.RemoveAddress] = RemoveAddress.Read,
                [CommandKind.TransferWithNumber] = TransferWithNumber.Read,
                [CommandKind.TransferBetweenUsers] = TransferBetweenUsers.Read,
                [CommandKind.OpenSubAccount] = OpenSubAccount.Read,
                [CommandKind.SetSubAccount] = SetSubAccount.Read,
                [CommandKind.SetInviter] = SetInviter.Read,
                [CommandKind.SetRebateShare] = SetRebateShare.Read,
                [CommandKind.TransferToInvitee] = TransferToInvitee.Read,
                [CommandKind.LabelAddress] = LabelAddress.Read,
                [CommandKind.RaiseAlerts] = RaiseAlerts.Read,
                [CommandKind.SetAlertStatus] = SetAlertStatus.Read,
                [CommandKind.MonitorAddress] = MonitorAddress.Read,
                [CommandKind.StopMonitoring] = StopMonitoring.Read,
                [CommandKind.DescribeToken] = DescribeToken.Read,
                [CommandKind.DescribeSector] = DescribeSector.Read,
                [CommandKind.RecordPost] = RecordPost.Read,
            }
        );

    public IReadOnlyCollection<CommandKind> Kinds => _readers.Keys;

    public bool Knows(CommandKind kind) => (int)kind < _readerOf.Length && _readerOf[(int)kind] is not null;

    /// <summary>This table and one command more.</summary>
    public CommandTable With(CommandKind kind, CommandReader read)
    {
        var readers = new SortedDictionary<CommandKind, CommandReader>(_readers);
        readers.Add(kind, read);
        return new CommandTable(readers);
    }

    public Command Read(CommandKind kind, ref RecordReader reader)
    {
        if (!Knows(kind))
            throw new InvalidDataException($"A record of kind {(ushort)kind}, which this version does not know.");
        var command = _readerOf[(int)kind]!(ref reader);
        reader.ExpectEnd();
        return command;
    }
}
