using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Dialects.BinanceWallet.Endpoints;
using Kontor.Dialects.BinanceWallet.Rows;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;
using Kontor.Gate.Limits;
using Kontor.Gate.Stages;

namespace Kontor.Dialects.BinanceWallet;

/// <summary>The Binance Web3 Wallet API: what addresses have and did. A gateway refuses in one shape, the service behind it answers in another.</summary>
public sealed class BinanceWalletDialect : Dialect
{
    public const string Prefix = "/build";
    public const string Balances = Prefix + "/api/v1/dex/balance";
    public const string History = Prefix + "/api/v1/dex/post-transaction";

    private readonly int _signatureStep;
    private readonly int _serviceSteps;

    public BinanceWalletDialect(GateServices gate, IServedChains chains)
    {
        Routes = new RouteTable();
        new SupportedChainEndpoints().Map(Routes);
        var books = new Books(chains, gate.World);
        new BalanceEndpoints(books, new AssetReader(new CoinPrices(gate.World))).Map(Routes);
        new HistoryEndpoints(books).Map(Routes);
        new DetailEndpoints(books).Map(Routes);
        Routes.Seal();
        Profile = BinanceWalletProfile.Create(gate);
        _signatureStep = Profile.Steps.TakeWhile(step => step.Stage is not SignatureMatches).Count();
        _serviceSteps = Profile.Steps.TakeWhile(step => step.Stage is not RouteIsKnown).Count();
    }

    public override string Name => "binance-wallet";
    public override IReadOnlyList<ErrorRow> Rows => Errors.All;
    public override IReadOnlyList<string> Prefixes => [Prefix];
    public override IReadOnlyList<string> Hosts => ["web3.binance.com"];
    public override Profile Profile { get; }
    public override RouteTable Routes { get; }
    public override IReadOnlyList<LimitRule> UnroutedLimits => Limits.Unrouted;

    public override void WriteRefusal(Call call, Refusal refusal)
    {
        if (!IsRefusedAtGate(call))
        {
            Envelope.Refuse(call, refusal);
            return;
        }

        Envelope.RefuseAtGate(call, refusal);
        ResponseHeaders.WriteBlockedBy(call, refusal);
    }

    public override void Complete(Call call)
    {
        ResponseHeaders.Write(call);
        if (call.Key is not null && (call.IsAdmitted || call.RefusedAt > _signatureStep))
            ResponseHeaders.WriteAuthenticated(call);
    }

    public override Refusal OnFault(Call call) => Errors.InternalError;

    public override Refusal OnBusy(Call call) => Errors.ServiceUnavailable;

    public override Refusal OnUnavailable(Call call) => Errors.ServiceUnavailable;

    public override Refusal OnMalformed(Call call) => BadParameter.Malformed;

    private bool IsRefusedAtGate(Call call) => call.RefusedAt >= 0 && call.RefusedAt < _serviceSteps;
}
