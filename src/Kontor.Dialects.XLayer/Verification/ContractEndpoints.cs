using Kontor.Catalog;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;
using Kontor.World.Directory;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary><c>contract/*</c>: verification of contract sources.</summary>
internal sealed class ContractEndpoints(VerificationDesk desk)
{
    private const string ProxyFound = "The proxy's ({0}) implementation contract is found at {1} and is successfully updated.";
    private const string ProxyNotFound = "A corresponding implementation contract was unfortunately not detected for the proxy address.";

    /// <summary>The contract has no text for this; its ancestor's plugin does.</summary>
    public const string Waiting = "Pending in queue";

    /// <summary>Verification costs a compiler's time, so it is not part of what a free key gets.</summary>
    public static IReadOnlyList<string> Tiers { get; } = ["standard", "premium"];

    public void Map(RouteTable routes)
    {
        Post(routes, "verify-source-code", SourceRequest.Read, VerifySource);
        Post(routes, "check-verify-result", GuidRequest.Read, CheckSource);
        Post(routes, "verify-proxy-contract", ProxyRequest.Read, VerifyProxy);
        Post(routes, "check-proxy-verify-result", GuidRequest.Read, CheckProxy);
        routes.Add(
            new Route("GET", $"{XLayerDialect.Prefix}/contract/verify-contract-info", Access.Signed, Describe)
            {
                Needs = Permissions.Read,
                Service = Explorer.Service,
                Endpoint = "xlayer/contract/verify-contract-info",
                Limits = Limits.PerKey,
                Reader = ReadContract,
            }
        );
    }

    private static void Post<TRequest>(
        RouteTable routes,
        string path,
        Func<BodyMembers, TRequest> read,
        Func<Call, TRequest, ValueTask<Refusal?>> handler
    )
        where TRequest : class =>
        routes.Add(
            new Route("POST", $"{XLayerDialect.Prefix}/contract/{path}", Access.Signed, call => handler(call, (TRequest)call.Arguments!))
            {
                Needs = Permissions.Verify,
                Tiers = Tiers,
                Service = Explorer.Service,
                Endpoint = $"xlayer/contract/{path}",
                Limits = Limits.PerKey,
                Reader = (Call call, out object? request) =>
                {
                    var members = new BodyMembers(call.Json, ChainShortName.XLayer);
                    request = read(members);
                    return members.Refusal;
                },
            }
        );

    private async ValueTask<Refusal?> VerifySource(Call call, SourceRequest request)
    {
        var (refusal, job) = await desk.SubmitAsync(call, request.Contract, request.Source);
        return refusal ?? WriteGuid(call, job!);
    }

    private async ValueTask<Refusal?> VerifyProxy(Call call, ProxyRequest request)
    {
        var (refusal, job) = await desk.SubmitProxyAsync(call, request.Proxy, request.Expected);
        return refusal ?? WriteGuid(call, job!);
    }

    private static Refusal? WriteGuid(Call call, VerificationJob job)
    {
        Envelope.Begin(call).WriteStringValue(job.Guid);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> CheckSource(Call call, GuidRequest request)
    {
        var (refusal, job) = await desk.FindAsync(call, request.Guid);
        if (refusal is not null)
            return refusal;
        if (job is null or { Kind: VerificationKind.Proxy })
            return Errors.ResourceParameterError.With("guid");
        Envelope.Begin(call).WriteStringValue(job.State.ToString());
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> CheckProxy(Call call, GuidRequest request)
    {
        var (refusal, job) = await desk.FindAsync(call, request.Guid);
        if (refusal is not null)
            return refusal;
        if (job is not { Kind: VerificationKind.Proxy })
            return Errors.ResourceParameterError.With("guid");
        Envelope.Begin(call, ProxyText(job));
        return Envelope.End(call);
    }

    public static string ProxyText(VerificationJob job) =>
        job.State switch
        {
            VerificationState.Pending => Waiting,
            VerificationState.Success => ProxyFound
                .Replace("{0}", job.Contract.ToString(), StringComparison.Ordinal)
                .Replace("{1}", job.Implementation.ToString(), StringComparison.Ordinal),
            _ => ProxyNotFound,
        };

    private async ValueTask<Refusal?> Describe(Call call)
    {
        var (refusal, source, proxy) = await desk.DescribeAsync(call, ((ContractRequest)call.Arguments!).Contract);
        if (refusal is not null)
            return refusal;
        var json = Envelope.Begin(call);
        if (source is not null || proxy is not null)
            ContractFields.Write(json, source, proxy);
        return Envelope.End(call);
    }

    private static Refusal? ReadContract(Call call, out object? request)
    {
        var parameters = new QueryMembers(call, ChainShortName.XLayer);
        request = new ContractRequest(parameters.RequiredAddress("contractAddress"));
        return parameters.Refusal;
    }

    private sealed record ContractRequest(Address20 Contract);

    private sealed record ProxyRequest(Address20 Proxy, Address20? Expected)
    {
        public static ProxyRequest Read(BodyMembers members) =>
            new(members.RequiredAddress("proxyContractAddress"), members.Address("expectedImplementation"));
    }
}
